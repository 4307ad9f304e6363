import { connect, createServer, type Socket } from 'node:net';
import { z } from 'zod';

export type LossyProxy = {
	/** The proxy's address, to be used in place of the server's. */
	url: string;
	/** Connections that were opened to it so far. */
	connections: () => number;
	/** While true, requests arrive at the server, but the connection is cut when it answers. */
	loseAnswers: (on: boolean) => void;
	stop: () => Promise<void>;
};

const Listening = z.object({ port: z.number() });

/** Passes bytes to a server on 127.0.0.1 and back, as a network that can lose an answer. */
export async function startLossyProxy(serverUrl: string): Promise<LossyProxy> {
	const serverPort = Number(new URL(serverUrl).port);
	const sockets = new Set<Socket>();
	let connections = 0;
	let losing = false;
	const server = createServer((client) => {
		connections += 1;
		const upstream = connect(serverPort, '127.0.0.1');
		for (const [from, to] of [
			[client, upstream],
			[upstream, client],
		] as const) {
			sockets.add(from);
			from.on('error', () => to.destroy());
			from.on('close', () => {
				sockets.delete(from);
				to.destroy();
			});
		}
		client.pipe(upstream);
		upstream.on('data', (bytes) => {
			if (losing) client.destroy();
			else client.write(bytes);
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = Listening.parse(server.address());
	return {
		url: `http://127.0.0.1:${port}`,
		connections: () => connections,
		loseAnswers: (on) => {
			losing = on;
		},
		stop: async () => {
			for (const socket of sockets) socket.destroy();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}
