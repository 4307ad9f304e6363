import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';

/** Gives a TCP port of 127.0.0.1 that nothing listens on now. */
export async function findFreePort(): Promise<number> {
	const server = createServer();
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const port = portOf(server);
	server.close();
	await once(server, 'close');
	return port;
}

/** The TCP port at which a server listens. */
export function portOf(server: Pick<Server, 'address'>): number {
	const address = server.address();
	if (address === null || typeof address === 'string') {
		throw new Error('The server has no TCP port. Does it listen, and is the loopback interface up?');
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
