import type { Context } from 'hono';
import { z } from 'zod';
import { type HttpApp, type HttpEnvironment, json, problems } from '../platform/http.ts';
import { ProblemError } from '../platform/problem.ts';
import { textStream } from '../platform/text-stream.ts';
import type { Action, OperatorsContext, Streaming } from './action.ts';
import { perform, performStream } from './perform.ts';
import { PERMISSIONS } from './permissions.ts';

type Place = {
	method: 'get' | 'post';
	/** With the fields of the input that stand in the address: `/admin/v1/sites/{site}`. */
	path: string;
	summary: string;
};

/** Adds the route of an action: what it takes in the address, the query or the body is what its input says. */
export function addRoute<Input, Output>(
	app: HttpApp,
	context: OperatorsContext,
	place: Place & { action: Action<Input, Output>; answer: z.ZodType<Output> },
): void {
	const { action, method } = place;
	describe(app, place, action, place.answer);
	app.on(method, honoPath(place.path), async (c) => {
		const { given, reason } = await readRequest(c, method);
		return c.json(await perform(context, c.get('operator'), action, given, reason), 200);
	});
}

/** Adds the route of an action whose answer may be of any length: JSON that is sent while it is read. */
export function addStreamRoute<Input>(
	app: HttpApp,
	context: OperatorsContext,
	place: Place & { action: Streaming<Input>; answer: z.ZodType },
): void {
	const { action, method } = place;
	describe(app, place, action, place.answer);
	app.on(method, honoPath(place.path), async (c) => {
		const { given, reason } = await readRequest(c, method);
		const pieces = await performStream(context, c.get('operator'), action, given, reason);
		return c.body(textStream(pieces), 200, { 'content-type': 'application/json' });
	});
}

function describe(
	app: HttpApp,
	{ method, path, summary }: Place,
	action: Pick<Action<unknown, unknown>, 'name'> & { input: { shape: z.core.$ZodShape } },
	answer: z.ZodType,
): void {
	const { least, needsReason } = PERMISSIONS[action.name];
	const fields = Object.entries(action.input.shape);
	const isInPath = ([name]: [string, unknown]) => path.includes(`{${name}}`);
	const params = z.object(Object.fromEntries(fields.filter(isInPath)));
	const said = z.string().min(3).max(500).meta({ description: 'Why; it is kept in the audit.' });
	const query = z.strictObject(Object.fromEntries(fields.filter((field) => !isInPath(field))));
	const body = query.extend({ reason: needsReason ? said : said.optional() });
	app.openAPIRegistry.registerPath({
		method,
		path,
		summary,
		operationId: action.name,
		tags: ['admin'],
		description: `For operators whose role is at least ${least}.`,
		security: [{ operatorKey: [] }],
		request: {
			params,
			...(method === 'get' ? { query } : { body: { required: needsReason, ...json(body, 'What is to be done') } }),
		},
		responses: { 200: json(answer, 'It is done'), ...problems(400, 401, 404, 409, 413, 415) },
	});
}

function honoPath(path: string): string {
	return path.replace(/\{(\w+)\}/g, ':$1');
}

async function readRequest(
	c: Context<HttpEnvironment>,
	method: 'get' | 'post',
): Promise<{ given: Record<string, unknown>; reason: unknown }> {
	const named: Record<string, string> = c.req.param();
	const { reason, ...fields } = method === 'get' ? { ...c.req.query(), reason: undefined } : await readBody(c);
	const addresses = method === 'get' ? { ...named, ...fields } : named;
	if (Object.values(addresses).some((value) => typeof value === 'string' && value.includes('@'))) {
		throw new ProblemError(
			'invalid_request',
			'Name no e-mail address in an address: proxies log them. Name the account by its id or a domain of its sites.',
		);
	}
	return { given: { ...fields, ...named }, reason };
}

async function readBody(c: Context<HttpEnvironment>): Promise<Record<string, unknown>> {
	const text = await c.req.text();
	if (text === '') return {};
	let parsed: unknown;
	try {
		parsed = JSON.parse(text);
	} catch {
		throw new ProblemError('malformed_json', 'The body could not be parsed as JSON. Correct it and send it again.');
	}
	if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
		throw new ProblemError('invalid_request', 'The body must be a JSON object. See /openapi.json.');
	}
	// Each of its own fields, as it is: z.record() drops one named __proto__, which is to be refused like any other too many.
	return Object.fromEntries(Object.entries(parsed));
}
