import type { Client } from '@draftsmith/shared/client';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { complaint, complaintsAbout } from '../openapi/check-answer.ts';
import { bodySchema, isSecured, type Operation, readOperations } from '../openapi/document.ts';
import { fillCall, generateCall, sendCall } from '../openapi/generate-call.ts';
import { startTestService, type TestService } from './start-test-service.ts';

/** Spaces around a text are taken off before it is judged. */
function trimmed(value: unknown): unknown {
	return JSON.parse(JSON.stringify(value), (_, inner: unknown) => (typeof inner === 'string' ? inner.trim() : inner));
}

/** The checks are those of Schemathesis, by its names: https://schemathesis.readthedocs.io. */
const REQUESTS = 2000;

let service: TestService;
let operations: Operation[];
let owner: { key: string; client: Client };
/** The ids of the site there is when a request is sent. */
const known = new Map<string, string>();
const NAMES = ['@job', '@finished', 'house', '0'];

beforeAll(async () => {
	service = await startTestService();
	operations = await readOperations(service.url);
	await startOver();
});
afterAll(() => service.stop());

/** A site with a finished and a canceled job; the fuzzer may delete its account or revoke its key at any time. */
async function startOver(): Promise<void> {
	owner = await service.register();
	const submit = (title: string) =>
		owner.client.submit({ title, language: 'en', model: 'outline' }, { idempotencyKey: crypto.randomUUID() });
	const { id: finished } = await submit('Bread');
	known.set('@finished', finished).set('@job', (await submit('Soup')).id);
	await owner.client.job(finished, { wait: 20 });
	await owner.client.saveTemplate('house', { writing_rules: ['Be brief.'] });
}

test(`${REQUESTS} generated requests: none fails, is undocumented or sets a cookie, and what is invalid is refused`, async () => {
	// Waits and streams are tried elsewhere; here each would cost its whole time.
	const tried = operations.filter(({ path }) => path.startsWith('/v1/') && !path.endsWith('/events'));
	const seen = new Map<string, number>();
	const calls = fc.oneof(...tried.map((operation) => generateCall(operation, { parameters: () => NAMES })));
	await fc.assert(
		fc.asyncProperty(calls, async (each) => {
			const quick = fillCall({ ...each, path: each.path.replace(/([?&]wait=)[^&]*/, '$10') }, known);
			const response = await sendCall(service.url, quick, `Bearer ${owner.key}`);
			seen.set(
				`${each.operation.method} ${response.status}`,
				(seen.get(`${each.operation.method} ${response.status}`) ?? 0) + 1,
			);
			const status = response.status;
			expect(response.headers.get('set-cookie')).toBeNull();
			expect(await complaintsAbout(each.operation, response)).toEqual([]);
			const schema = bodySchema(each.operation);
			// negative_data_rejection
			if (each.isSpoiled && schema && status < 300) expect(complaint(schema, trimmed(quick.body))).toBeUndefined();
			if (status === 401) await startOver();
		}),
		{ numRuns: REQUESTS },
	);
	expect(Object.getOwnPropertyNames(Object.prototype)).not.toContain('plan');
	console.log(
		[...seen]
			.toSorted()
			.map(([what, count]) => `${what}: ${count}`)
			.join(', '),
	);
	// A fuzzer whose requests are all refused tests only the door.
	const accepted = [...seen].filter(([what]) => / 2\d\d$/.test(what)).reduce((sum, [, count]) => sum + count, 0);
	expect(accepted).toBeGreaterThan(REQUESTS / 20);
}, 400_000);

test('ignored_auth: what is documented to need a key is refused without one, with a wrong one and with half of one', async () => {
	const secured = operations.filter(isSecured);
	expect(secured.length).toBeGreaterThan(20);
	for (const operation of secured) {
		const path = operation.path.replaceAll(/\{[^}]*\}/g, known.get('@job') ?? '');
		for (const authorization of [undefined, 'Bearer x', `Bearer ${owner.key.slice(0, -1)}`, `Basic ${owner.key}`]) {
			const body = bodySchema(operation) === undefined ? undefined : {};
			const { status } = await sendCall(
				service.url,
				{ operation, path, headers: {}, body, isSpoiled: false },
				authorization,
			);
			expect([operation.method, operation.path, authorization, status]).toEqual([
				operation.method,
				operation.path,
				authorization,
				401,
			]);
		}
	}
});

test('unsupported_method: other methods are refused by 405 and Allow', async () => {
	const byPath = Map.groupBy(operations, ({ path }) => path);
	for (const [path, offered] of byPath) {
		const methods = offered.map(({ method }) => method);
		const other = ['DELETE', 'PUT', 'PATCH', 'POST', 'GET'].find((method) => !methods.includes(method)) ?? 'OPTIONS';
		const response = await fetch(`${service.url}${path.replaceAll(/\{[^}]*\}/g, known.get('@job') ?? '')}`, {
			method: other,
			headers: { authorization: `Bearer ${owner.key}`, 'content-type': 'application/json' },
			...(other === 'GET' ? {} : { body: '{}' }),
		});
		if (path.startsWith('/admin/')) continue;
		expect([other, path, response.status]).toEqual([other, path, 405]);
		expect(response.headers.get('allow')).toContain(methods[0]);
	}
});
