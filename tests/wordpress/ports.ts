import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** Gives a TCP port of 127.0.0.1 that nothing listens on now. */
export async function findFreePort(): Promise<number> {
	const server = createServer();
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	server.close();
	await once(server, 'close');
	if (address === null || typeof address === 'string') {
		throw new Error('The system gave no TCP port. Is the loopback interface up?');
	}
	return address.port;
}

/** Tells whether something accepts connections on this port of 127.0.0.1. */
export function isPortOpen(port: number): Promise<boolean> {
	return isOpen(connect(port, '127.0.0.1'));
}

/** Tells whether something accepts connections on this Unix socket. */
export function isSocketOpen(path: string): Promise<boolean> {
	return isOpen(connect(path));
}

function isOpen(socket: Socket): Promise<boolean> {
	const { promise, resolve } = Promise.withResolvers<boolean>();
	socket.on('connect', () => {
		socket.destroy();
		resolve(true);
	});
	socket.on('error', () => resolve(false));
	return promise;
}
