import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { systemClock } from '../platform/clock.ts';
import { errorResponse, type HttpEnvironment } from '../platform/http.ts';
import { limitCalls } from './calls.ts';

test('an export is under way until its end, or until whoever asked for it goes; nobody reads one that is asked for by HEAD', async () => {
	const app = new Hono<HttpEnvironment>();
	app.onError((error, c) => errorResponse(c, error));
	app.use(limitCalls(systemClock, () => ({ key: 'key', name: 'The plan', perMinute: 1000, atOnce: 2 })));
	app.get('/v1/account', (c) => c.text('ok'));
	app.get('/v1/account/export', (c) => {
		const pieces = ['one', 'two'].map((piece) => new TextEncoder().encode(piece));
		const body = new ReadableStream({
			pull: (controller) => {
				const piece = pieces.shift();
				if (piece) controller.enqueue(piece);
				else controller.close();
			},
		});
		return c.body(body, 200, { 'content-disposition': 'attachment' });
	});
	const status = async () => (await app.request('/v1/account')).status;

	for (let index = 0; index < 5; index++) await app.request('/v1/account/export', { method: 'HEAD' });
	const [first, second] = [await app.request('/v1/account/export'), await app.request('/v1/account/export')];
	expect(await status()).toBe(429);
	expect(first.headers.get('content-disposition')).toBe('attachment');
	expect(await first.text()).toBe('onetwo');
	expect(await status()).toBe(200);
	const third = await app.request('/v1/account/export');
	expect(await status()).toBe(429);
	await second.body?.cancel();
	await third.text();
	expect([await status(), await status()]).toEqual([200, 200]);
});
