import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { Worker } from 'node:worker_threads';

/** Listens, and then does nothing for ever: nobody takes a connection from its queue, which holds the fewest that there can be. */
const LISTENS = `
	const { createServer } = require('node:net');
	const { parentPort } = require('node:worker_threads');
	const server = createServer();
	server.listen({ port: 0, host: '127.0.0.1', backlog: 1 }, () => {
		parentPort.postMessage(server.address().port);
		Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
	});
`;
/** Who has no connection to this host by then has to wait for a place. ms */
const TAKEN_BY = 250;

/** A port of this host whose queue of connections is full: whoever connects waits for ever. */
export async function startUnreachable(): Promise<{ port: number; stop: () => Promise<void> }> {
	const worker = new Worker(LISTENS, { eval: true });
	const [port]: unknown[] = await once(worker, 'message');
	if (typeof port !== 'number') throw new Error('the worker listens at no port');
	const queue: Socket[] = [];
	for (let isTaken = true; isTaken; ) {
		const socket = connect(port, '127.0.0.1').on('error', () => undefined);
		queue.push(socket);
		isTaken = await new Promise((resolve) => {
			const timer = setTimeout(() => resolve(false), TAKEN_BY);
			socket.once('connect', () => {
				clearTimeout(timer);
				resolve(true);
			});
		});
	}
	return {
		port,
		stop: async () => {
			for (const socket of queue) socket.destroy();
			await worker.terminate();
		},
	};
}
