import { createServer, type RequestListener, type Server } from 'node:http';
import { createClient } from '@draftsmith/shared/client';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { findFreePort } from '../wordpress/ports.ts';
import { evaluate } from './support/evaluate.ts';
import { callPlugin } from './support/local-job.ts';
import { moveService } from './support/service-address.ts';
import { startWorld, type World } from './support/world.ts';

const Connection = z.object({
	ok: z.boolean(),
	steps: z.array(z.object({ id: z.string(), ok: z.boolean().nullable(), detail: z.string() })),
});

let world: World;
let server: Server | undefined;

beforeAll(async () => {
	world = await startWorld({ boot: { version: '7.1' } });
});
afterAll(() => world?.stop());
afterEach(async () => {
	const stopping = server;
	server = undefined;
	if (stopping) {
		stopping.closeAllConnections();
		await new Promise((resolve) => stopping.close(resolve));
	}
});

/** Starts something that is not the service, and gives its address. */
async function answerWith(listener: RequestListener): Promise<string> {
	const port = await findFreePort();
	server = createServer(listener);
	await new Promise<void>((resolve) => server?.listen(port, '127.0.0.1', resolve));
	return `http://127.0.0.1:${port}`;
}

/** Runs the connection test and gives the step at which it ended, having checked that no later one was tried. */
async function failingStep(): Promise<{ id: string; detail: string } | undefined> {
	const { ok, steps } = Connection.parse((await callPlugin(world.site, '/connection')).json);
	const at = steps.findIndex((step) => step.ok === false);
	expect(ok).toBe(at === -1);
	const later = steps.slice(at + 1).filter((step) => step.id !== 'cron');
	if (at !== -1) expect(later.map((step) => step.ok)).toEqual(later.map(() => null));
	return steps[at];
}

test('nothing listens there', async () => {
	await moveService(world.site, `http://127.0.0.1:${await findFreePort()}`);
	expect(await failingStep()).toMatchObject({ id: 'reachable', detail: expect.stringContaining('can’t be reached') });
});

test.each<[string, RequestListener]>([
	['another web page', (_, response) => response.end('<h1>It works!</h1>')],
	['a proxy’s error', (_, response) => response.writeHead(502).end('<h1>Bad gateway</h1>')],
	[
		'a redirect, which is not followed',
		(_, response) => response.writeHead(302, { location: world.stack.serviceUrl }).end(),
	],
])('%s answers there', async (_, listener) => {
	await moveService(world.site, await answerWith(listener));
	expect(await failingStep()).toMatchObject({
		id: 'reachable',
		detail: expect.stringContaining('not the Draftsmith service'),
	});
});

test('the service is starting or stopping', async () => {
	const url = await answerWith((request, response) => {
		response.writeHead(request.url === '/livez' ? 200 : 503).end('ok');
	});
	await moveService(world.site, url);
	expect(await failingStep()).toMatchObject({ id: 'ready' });
});

test('the service does not know the key: cron stops asking until it is accepted again', async () => {
	await moveService(world.site, world.stack.serviceUrl);
	const exchange = `$key = new Draftsmith\\Accounts\\Api_Key(); $old = $key->reveal(); $key->store( $input ); return $old;`;
	const unknown = 'dsk_live_00000000000000000000000000000000000000';
	const known = await evaluate(world.site, z.string(), exchange, unknown);
	expect(await failingStep()).toMatchObject({ id: 'key', detail: expect.stringContaining('refused') });
	expect((await callPlugin(world.site, '/settings')).json).toMatchObject({
		registered: true,
		key_refused: true,
		plan: null,
	});

	await evaluate(world.site, z.string(), exchange, known);
	expect(await failingStep()).toBeUndefined();
	expect((await callPlugin(world.site, '/settings')).json).toMatchObject({
		key_refused: false,
		plan: { id: 'agency' },
	});
});

test('the key is that of another domain', async () => {
	const exchange = `$key = new Draftsmith\\Accounts\\Api_Key(); $old = $key->reveal(); $key->store( $input ); return $old;`;
	const { key } = await createClient({ baseUrl: world.stack.serviceUrl }).register({
		email: 'other@example.org',
		domain: 'other.example.org',
	});
	const own = await evaluate(world.site, z.string(), exchange, key);
	const words = expect.stringMatching(/belongs to another domain.*register it on its own/);
	expect(await failingStep()).toMatchObject({ id: 'key', detail: words });
	await evaluate(world.site, z.string(), exchange, own);
	expect(await failingStep()).toBeUndefined();
});

test('cron does not run on this site', async () => {
	await world.site.runPhp(`wp_schedule_single_event( time() - HOUR_IN_SECONDS, 'late_event' );`);
	expect(await failingStep()).toMatchObject({ id: 'cron', detail: expect.stringMatching(/late by .*1 hour/) });
	await world.site.runCron();
	expect(await failingStep()).toBeUndefined();
});
