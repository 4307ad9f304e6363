import { Agent, request } from 'node:http';

export type LoadResult = { answered: number; refused: number; seconds: number };

/** Posts to `url` over `connections` kept-alive connections for `milliseconds`. `headers` is called for each request. */
export async function load(options: {
	url: string;
	body: string;
	headers: () => Record<string, string>;
	connections: number;
	milliseconds: number;
}): Promise<LoadResult> {
	const agent = new Agent({ keepAlive: true, maxSockets: options.connections });
	const begun = performance.now();
	const until = begun + options.milliseconds;
	let answered = 0;
	let refused = 0;
	const post = () =>
		new Promise<void>((resolve, reject) => {
			const headers = {
				'content-type': 'application/json',
				'content-length': String(Buffer.byteLength(options.body)),
				...options.headers(),
			};
			const outgoing = request(options.url, { method: 'POST', agent, headers }, (response) => {
				if (response.statusCode === 202) answered++;
				else refused++;
				response.resume().on('end', resolve);
			});
			outgoing.on('error', reject).end(options.body);
		});
	await Promise.all(
		Array.from({ length: options.connections }, async () => {
			while (performance.now() < until) await post();
		}),
	);
	agent.destroy();
	return { answered, refused, seconds: (performance.now() - begun) / 1000 };
}
