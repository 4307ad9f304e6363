import { createHmac } from 'node:crypto';

/** What is signed of a message: its id, when this attempt is made (seconds since the epoch), and its body. */
export type SignedMessage = { id: string; timestamp: number; body: string };

/**
 * The headers of Standard Webhooks (https://www.standardwebhooks.com): HMAC-SHA-256 over `id.timestamp.body`, once with each
 * secret, so that a receiver may know either while they change.
 * @param secrets `whsec_` and Base64
 */
export function signWebhook(
	{ id, timestamp, body }: SignedMessage,
	secrets: readonly string[],
): Record<string, string> {
	const signatures = secrets.map((secret) => {
		const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
		return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`;
	});
	return {
		'webhook-id': id,
		'webhook-timestamp': String(timestamp),
		'webhook-signature': signatures.join(' '),
	};
}
