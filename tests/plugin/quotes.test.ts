import { Quote } from '@draftsmith/shared';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { evaluate } from './support/evaluate.ts';
import { callPlugin, errorOf } from './support/local-job.ts';
import { BAKER, startWorld, type World } from './support/world.ts';

let world: World;

beforeAll(async () => {
	world = await startWorld({ boot: { version: '7.1' } });
});
afterAll(() => world?.stop());

const WISH = { title: 'Rye bread', language: 'en', model: BAKER };

const ask = (fields: Record<string, unknown> = {}) =>
	callPlugin(world.site, '/quotes', { method: 'POST', body: { ...WISH, ...fields } });

async function quote(fields: Record<string, unknown> = {}) {
	const { status, json } = await ask(fields);
	expect(status, JSON.stringify(json)).toBe(200);
	return Quote.parse(json);
}

test('an estimate grows with the length, and a price that nobody named is unknown, not free', async () => {
	const short = await quote({ length: 'short' });
	const long = await quote({ length: 2000 });
	expect(short).toMatchObject({ model: BAKER, scope: 'self_hosted', target_words: 500, price_micro_usd: null });
	expect(short.output_tokens.low).toBeGreaterThan(0);
	expect(short.output_tokens.high).toBeGreaterThanOrEqual(short.output_tokens.low);
	expect(long.output_tokens.low).toBeGreaterThan(short.output_tokens.low);
	expect((await quote({ max_tokens: 100 })).fits_max_tokens).toBe(false);
});

test('nothing is written down for it, neither here nor at the service, and no model is asked', async () => {
	const rows = () =>
		evaluate(
			world.site,
			z.coerce.number(),
			`return $wpdb->get_var( "SELECT COUNT(*) FROM {$wpdb->prefix}draftsmith_jobs" );`,
		);
	const before = [await rows(), world.model.requests.length];
	await quote({ prompt: 'For beginners.' });
	expect([await rows(), world.model.requests.length]).toEqual(before);
	expect((await world.service.jobs()).data).toEqual([]);
});

test.each([
	['a length that is none', { length: 49 }, 400],
	['a model that is not there', { model: 'nobody' }, 422],
	['a house style that is not there', { template: 'nothing-of-ours' }, 422],
	['no title', { title: '' }, 400],
])('%s is refused', async (_, fields, status) => {
	expect(errorOf(await ask(fields)).data.status).toBe(status);
});

test('while the service is down it says so', async () => {
	await world.stack.stopService();
	expect(errorOf(await ask())).toMatchObject({ code: 'draftsmith_service_unreachable', data: { status: 503 } });
	await world.stack.startService();
	await quote();
});
