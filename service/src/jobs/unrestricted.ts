import type { MiddlewareHandler } from 'hono';
import { type HttpEnvironment, secured } from '../platform/http.ts';
import { ProblemError } from '../platform/problem.ts';

/** What a route needs by which something new is written: a key for jobs, of an owner who has not restricted the processing. */
export function writing() {
	const { security, middleware } = secured('jobs');
	return { security, middleware: [...middleware, unrestricted] };
}

const unrestricted: MiddlewareHandler<HttpEnvironment> = async (c, next) => {
	if (c.get('caller').restricted) {
		throw new ProblemError(
			'processing_restricted',
			'The account’s owner has restricted the processing or objected to it, so nothing new is written. Lift the restriction first: in the plugin’s settings, or with DELETE /v1/account/restriction.',
		);
	}
	await next();
};
