import type { Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { newRequestId } from './random.ts';

/** What Node's parser found wrong before there was a request (code of its error), as status and words. */
const FAULTS: Record<string, [number, string, string]> = {
	HPE_HEADER_OVERFLOW: [
		431,
		'Request Header Fields Too Large',
		'The headers are too large. Send fewer or shorter ones.',
	],
	ERR_HTTP_REQUEST_TIMEOUT: [408, 'Request Timeout', 'The request did not arrive in time. Send it again.'],
};
const MALFORMED: [number, string, string] = [400, 'Bad Request', 'This is not a well-formed HTTP/1.1 request.'];

/**
 * Answers what can't be parsed as HTTP with problem details, as everything else, and closes the connection: what follows on it
 * can't be told from a part of the broken request (request smuggling).
 */
export function answerClientErrors(server: Server): void {
	server.on('clientError', (error: Error & { code?: string }, socket: Duplex) => {
		if (error.code === 'ECONNRESET' || !socket.writable) {
			socket.destroy();
			return;
		}
		const [status, title, detail] = FAULTS[error.code ?? ''] ?? MALFORMED;
		const body = JSON.stringify({
			type: 'urn:draftsmith:problem:malformed_request',
			title,
			status,
			code: 'malformed_request',
			detail,
			request_id: newRequestId(),
			retryable: status === 408,
		});
		socket.end(
			`HTTP/1.1 ${status} ${title}\r\nContent-Type: application/problem+json\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
		);
	});
}
