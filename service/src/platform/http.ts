import { Problem, type Scope } from '@draftsmith/shared';
import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import type { Context, MiddlewareHandler } from 'hono';
import type { z } from 'zod';
import type { Actor, Caller } from './caller.ts';
import { ProblemError, problemResponse } from './problem.ts';

/** What the middleware puts into each request’s context: below `/v1` the caller, below `/admin/v1` the operator. */
export type HttpEnvironment = {
	Variables: {
		requestId: string;
		caller: Caller;
		operator: Actor;
		/** What is left of the key's limits, for every answer to it. */
		limitHeaders?: Readonly<Record<string, string>>;
	};
};

export type HttpApp = OpenAPIHono<HttpEnvironment>;

/** An app whose routes refuse invalid input with a problem that names each field. */
export function createApp(): HttpApp {
	return new OpenAPIHono<HttpEnvironment>({
		defaultHook: (result) => {
			if (!result.success) throw invalidRequest(result.error);
		},
	});
}

/** A validation failure as a problem. The messages name fields and rules, never the values sent. */
export function invalidRequest(error: Pick<z.ZodError, 'issues'>): ProblemError {
	const errors = error.issues.slice(0, 20).map((issue) => ({
		path: issue.path.join('.'),
		message: issue.code === 'unrecognized_keys' ? `not in the contract: ${namesOf(issue.keys)}` : issue.message,
	}));
	const named = errors.map((each) => each.path).filter((path) => path !== '');
	const detail =
		named.length > 0
			? `Correct ${[...new Set(named)].join(', ')} and send the request again.`
			: 'The request has fields that are not in the contract, or lacks some. See /openapi.json.';
	return new ProblemError('invalid_request', detail, { errors });
}

/** The names of fields as an answer may repeat them: short and plain. What looks like a text is only counted. */
function namesOf(keys: readonly string[]): string {
	const names = keys.filter((key) => /^[\w-]{1,40}$/.test(key)).slice(0, 5);
	return names.length === keys.length ? names.join(', ') : `${keys.length} field(s)`;
}

/** The response of any error; unexpected ones say nothing of their cause. */
export function errorResponse(context: Context<HttpEnvironment>, error: unknown): Response {
	const known = error instanceof ProblemError ? error : undefined;
	return problemResponse(
		known ??
			new ProblemError(
				'internal_error',
				'The request could not be carried out. Send it again with the same Idempotency-Key; if it fails again, tell the operator the request id.',
			),
		context.get('requestId'),
		context.get('limitHeaders'),
	);
}

const problemContent = { 'application/problem+json': { schema: Problem } };

/** Documentation of the refusals that a route may answer with; what any route or any key may meet comes by itself. */
export function problems(...statuses: number[]) {
	const ofAnyKey = statuses.includes(401) ? [403] : [];
	return Object.fromEntries(
		[...new Set([...statuses, ...ofAnyKey, 422, 429, 500, 503])].map((status) => [
			status,
			{ description: 'A refusal (RFC 9457)', content: problemContent },
		]),
	);
}

/** What a route needs that only keys with a scope may use: `...secured('jobs')`. Without a scope, any key will do. */
export function secured(scope?: Scope) {
	return {
		security: [{ apiKey: scope === undefined ? [] : [scope] }],
		middleware: scope === undefined ? [] : [requireScope(scope)],
	};
}

/** Refuses a key that lacks a scope; for a route that is not registered by `app.openapi`, which would do it by itself. */
export function requireScope(scope: Scope): MiddlewareHandler<HttpEnvironment> {
	return async (c, next) => {
		assertScope(c.get('caller'), scope);
		await next();
	};
}

/** @throws {ProblemError} `insufficient_scope` */
export function assertScope(caller: Caller, scope: Scope): void {
	if (caller.scopes.includes(scope)) return;
	throw new ProblemError(
		'insufficient_scope',
		`This key may not be used for that: it lacks the scope "${scope}". Use another key of the account, or have one made with this scope.`,
	);
}

/** A JSON body of a schema, for a route's request or answer. */
export function json<Schema extends z.ZodType>(schema: Schema, description: string) {
	return { description, content: { 'application/json': { schema } } };
}

export { createRoute };
