import type { Client } from '@draftsmith/shared/client';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { arbitraryFromSchema } from '../openapi/arbitrary-from-schema.ts';
import { complaint, complaintsAbout } from '../openapi/check-answer.ts';
import { bodySchema, isSecured, type Operation, readOperations } from '../openapi/document.ts';
import { spoil } from '../openapi/spoil.ts';
import { startTestService, type TestService } from './start-test-service.ts';

/** Spaces around a text are taken off before it is judged. */
function trimmed(value: unknown): unknown {
	return JSON.parse(JSON.stringify(value), (_, inner: unknown) => (typeof inner === 'string' ? inner.trim() : inner));
}

/** The checks are those of Schemathesis, by its names: https://schemathesis.readthedocs.io. */
const REQUESTS = 2000;
/** No answer is waited for longer; streams and long polls are cut. ms */
const PATIENCE = 10_000;

let service: TestService;
let operations: Operation[];
let owner: { key: string; client: Client };
const known = { job: '', finished: '' };
/** Stand for the ids of the site there is when the request is sent. */
const [JOB, FINISHED] = ['@job', '@finished'];
const withKnown = (text: string) => text.replace(JOB, known.job).replace(FINISHED, known.finished);

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
	known.finished = (await submit('Bread')).id;
	known.job = (await submit('Soup')).id;
	await owner.client.job(known.finished, { wait: 20 });
	await owner.client.saveTemplate('house', { writing_rules: ['Be brief.'] });
}

type Call = { operation: Operation; path: string; headers: Record<string, string>; body: unknown; isSpoiled: boolean };

function call(operation: Operation): fc.Arbitrary<Call> {
	const schema = bodySchema(operation);
	const body = schema === undefined ? fc.constant(undefined) : arbitraryFromSchema(schema);
	const spoiled = body.chain((value) =>
		schema === undefined
			? fc.constant({ body: undefined, isSpoiled: false })
			: fc.oneof(
					fc.constant({ body: value, isSpoiled: false }),
					spoil(value).map((bad) => ({ body: bad, isSpoiled: true })),
				),
	);
	const parameters = operation.parameters.map(({ name, in: place, required, schema: of }) =>
		fc.tuple(
			fc.constant({ name, place }),
			fc.oneof(
				{ weight: 4, arbitrary: arbitraryFromSchema(of).map(String) },
				{ weight: 2, arbitrary: fc.constantFrom(JOB, FINISHED, 'house', '0') },
				{ weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 50 }) },
				...(required ? [] : [{ weight: 4, arbitrary: fc.constant(undefined) }]),
			),
		),
	);
	return fc.tuple(spoiled, fc.tuple(...parameters)).map(([chosen, values]) => {
		let path = operation.path;
		const query = new URLSearchParams();
		const headers: Record<string, string> = {};
		for (const [{ name, place }, value] of values) {
			if (place === 'path') path = path.replace(`{${name}}`, encodeURIComponent((value ?? 'x').toWellFormed()) || 'x');
			else if (value !== undefined && place === 'query') query.set(name, value);
			else if (value !== undefined) headers[name] = value.replace(/[^\x20-\x7e]/g, '?').trim();
		}
		return { operation, path: query.size > 0 ? `${path}?${query}` : path, headers, ...chosen };
	});
}

function send({ operation, path, headers, body }: Call, authorization: string | undefined): Promise<Response> {
	return fetch(`${service.url}${withKnown(path.replaceAll('%40', '@'))}`, {
		method: operation.method,
		redirect: 'manual',
		signal: AbortSignal.timeout(PATIENCE),
		headers: {
			...headers,
			...(body === undefined ? {} : { 'content-type': 'application/json' }),
			...(authorization === undefined ? {} : { authorization }),
		},
		...(body === undefined ? {} : { body: JSON.stringify(body) }),
	});
}

test(`${REQUESTS} generated requests: none fails, is undocumented or sets a cookie, and what is invalid is refused`, async () => {
	// Waits and streams are tried elsewhere; here each would cost its whole time.
	const tried = operations.filter(({ path }) => !path.endsWith('/events'));
	const seen = new Map<string, number>();
	const calls = fc.oneof(...tried.map(call));
	await fc.assert(
		fc.asyncProperty(calls, async (each) => {
			const quick = { ...each, path: each.path.replace(/([?&]wait=)[^&]*/, '$10') };
			const response = await send(quick, `Bearer ${owner.key}`);
			seen.set(
				`${each.operation.method} ${response.status}`,
				(seen.get(`${each.operation.method} ${response.status}`) ?? 0) + 1,
			);
			const status = response.status;
			expect(response.headers.get('set-cookie')).toBeNull();
			expect(await complaintsAbout(each.operation, response)).toEqual([]);
			const schema = bodySchema(each.operation);
			// negative_data_rejection
			if (each.isSpoiled && schema && status < 300) expect(complaint(schema, trimmed(each.body))).toBeUndefined();
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
}, 180_000);

test('ignored_auth: what is documented to need a key is refused without one, with a wrong one and with half of one', async () => {
	const secured = operations.filter(isSecured);
	expect(secured.length).toBeGreaterThan(20);
	for (const operation of secured) {
		const path = operation.path.replaceAll(/\{[^}]*\}/g, known.job);
		for (const authorization of [undefined, 'Bearer x', `Bearer ${owner.key.slice(0, -1)}`, `Basic ${owner.key}`]) {
			const body = bodySchema(operation) === undefined ? undefined : {};
			const { status } = await send({ operation, path, headers: {}, body, isSpoiled: false }, authorization);
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
		const response = await fetch(`${service.url}${path.replaceAll(/\{[^}]*\}/g, known.job)}`, {
			method: other,
			headers: { authorization: `Bearer ${owner.key}`, 'content-type': 'application/json' },
			...(other === 'GET' ? {} : { body: '{}' }),
		});
		if (path.startsWith('/admin/')) continue;
		expect([other, path, response.status]).toEqual([other, path, 405]);
		expect(response.headers.get('allow')).toContain(methods[0]);
	}
});
