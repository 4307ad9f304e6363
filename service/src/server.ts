import type { KeyObject } from 'node:crypto';
import type { HonoRequest, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { routePath } from 'hono/route';
import { authenticate, registerAccountRoutes } from './accounts/index.ts';
import { registerCatalogRoutes } from './catalog/routes.ts';
import type { Config } from './config.ts';
import { registerDocs } from './docs.ts';
import { type JobsContext, registerArticleRoutes, registerJobRoutes } from './jobs/index.ts';
import type { Metrics } from './metrics.ts';
import { createApp, errorResponse, type HttpApp, type HttpEnvironment } from './platform/http.ts';
import { describeError } from './platform/log.ts';
import { ProblemError } from './platform/problem.ts';
import { newRequestId } from './platform/random.ts';
import { registerTemplateRoutes } from './templates/index.ts';
import { registerUsageRoutes } from './usage/index.ts';

/** The largest body of any route, bytes: a request for an article with room to spare. */
const LARGEST_BODY = 64 * 1024;

export type ServerContext = {
	config: Config;
	jobs: JobsContext;
	pepper: KeyObject;
	metrics: Metrics;
	version: string;
};

const PUBLIC = new Set(['/v1/registrations']);

/** The whole HTTP face of the service, as one Hono app. */
export function createServer(context: ServerContext): HttpApp {
	const { jobs, config, metrics } = context;
	const app = createApp();

	app.use(async (c, next) => {
		const given = c.req.header('x-request-id');
		const requestId = given !== undefined && /^[\w-]{8,64}$/.test(given) ? given : newRequestId();
		c.set('requestId', requestId);
		// Before next(): a header set afterwards takes Hono off its quick way to the socket (50 us a request, measured).
		c.header('x-request-id', requestId);
		c.header('x-content-type-options', 'nosniff');
		const begun = jobs.clock.monotonic();
		await next();
		const duration = jobs.clock.monotonic() - begun;
		const route = routePath(c, -1);
		metrics.observe(c.req.method, route, c.res.status, duration);
		jobs.log.info(
			{
				request_id: requestId,
				method: c.req.method,
				route,
				status: c.res.status,
				duration_ms: Math.round(duration * 10) / 10,
			},
			'request',
		);
	});

	app.onError((error, c) => {
		if (!(error instanceof ProblemError)) {
			const converted = convertKnown(error);
			if (converted) return errorResponse(c, converted);
			jobs.log.error({ request_id: c.get('requestId'), ...describeError(error) }, 'a request failed');
		}
		return errorResponse(c, error);
	});
	app.notFound((c) => {
		const methods = methodsOf(app, c.req.path);
		if (methods.length === 0)
			return errorResponse(c, new ProblemError('not_found', 'There is no such route. See /openapi.json.'));
		const allow = methods.join(', ');
		return errorResponse(
			c,
			new ProblemError('method_not_allowed', `This route takes ${allow}.`, { headers: { allow } }),
		);
	});

	registerOperations(app, context);

	app.use('/v1/*', async (c, next) => {
		if (jobs.draining.aborted) {
			throw new ProblemError('shutting_down', 'The service is restarting. Send the request again in a moment.', {
				retryAfter: 2,
			});
		}
		if (c.req.method === 'POST' || c.req.method === 'PATCH' || c.req.method === 'PUT') {
			if (hasBody(c.req)) assertJson(c.req);
			// Without a body no type is needed; but where one is, its absence shall be found by the route's own validation.
			else c.req.raw = new Request(c.req.raw, { headers: { ...c.req.header(), 'content-type': 'application/json' } });
		}
		await next();
	});
	app.use('/v1/*', limitBody());
	app.use('/v1/*', async (c, next) => {
		const isEvents = c.req.method === 'GET' && /^\/v1\/jobs\/[^/]+\/events$/.test(c.req.path);
		if (!PUBLIC.has(c.req.path) && !isEvents) {
			c.set('caller', await authenticate(jobs.store.db, context.pepper, c.req.header('authorization')));
		}
		await next();
	});
	registerAccountRoutes(app, {
		store: jobs.store,
		clock: jobs.clock,
		pepper: context.pepper,
		plan: config.plan,
		allowPrivateSites: config.allowPrivateSites,
	});
	registerUsageRoutes(app, { db: jobs.store.db, clock: jobs.clock });
	registerCatalogRoutes(app, jobs.catalogue);
	registerTemplateRoutes(app, jobs);
	registerJobRoutes(app, jobs, config.publicUrl);
	registerArticleRoutes(app, jobs);
	return app;
}

/** The methods of the routes at a path; empty when there is none. Only for requests that no route took. */
function methodsOf(app: HttpApp, path: string): string[] {
	const matches = app.routes.filter(({ method, path: pattern }) => {
		if (method === 'ALL' || pattern.includes('*')) return false;
		const expression = pattern.split('/').map((part) => (part.startsWith(':') ? '[^/]+' : part.replaceAll('.', '\\.')));
		return new RegExp(`^${expression.join('/')}$`).test(path);
	});
	return [...new Set(matches.map(({ method }) => method))].sort();
}

/** What a proxy, a monitor and a person ask. */
function registerOperations(app: HttpApp, { jobs, metrics, version }: ServerContext): void {
	app.get('/livez', (c) => c.text('ok'));
	app.get('/readyz', async (c) => {
		if (jobs.draining.aborted) {
			throw new ProblemError('shutting_down', 'The service is restarting.', { retryAfter: 2 });
		}
		await jobs.store.write(async (trx) => {
			await trx.updateTable('instances').set({ started_at: jobs.clock.now() }).where('id', '=', jobs.owner).execute();
		});
		return c.text('ok');
	});
	app.get('/metrics', async (c) => c.text(await metrics.render(), 200, { 'content-type': metrics.contentType }));
	app.openAPIRegistry.registerComponent('securitySchemes', 'apiKey', { type: 'http', scheme: 'bearer' });
	// Made once, when first asked for: it takes 40 ms.
	let document: string | undefined;
	app.get('/openapi.json', (c) => {
		document ??= JSON.stringify(
			app.getOpenAPI31Document({
				openapi: '3.1.0',
				info: { title: 'Draftsmith', version, description: 'Durable article jobs that end as WordPress blocks.' },
			}),
		);
		return c.body(document, 200, { 'content-type': 'application/json' });
	});
	registerDocs(app);
}

/**
 * Refuses large bodies. A declared length is read off the header, which leaves the body on node-server's quick way; only a body
 * of unknown length is counted as it comes. The rest of a refused body is not read, so its connection is not used again.
 */
function limitBody(): MiddlewareHandler<HttpEnvironment> {
	const refuse = () => {
		throw new ProblemError('body_too_large', `The body may have ${LARGEST_BODY / 1024} KB at most.`, {
			headers: { connection: 'close' },
		});
	};
	const count = bodyLimit({ maxSize: LARGEST_BODY, onError: refuse });
	return async (c, next) => {
		if (c.req.header('transfer-encoding') !== undefined) return count(c, next);
		if (Number(c.req.header('content-length') ?? 0) > LARGEST_BODY) refuse();
		await next();
	};
}

function hasBody(request: HonoRequest): boolean {
	const length = request.header('content-length');
	return request.header('transfer-encoding') !== undefined || (length !== undefined && length !== '0');
}

/** What Hono's validator takes for JSON; anything else it would leave unread. */
const JSON_TYPE = /^application\/([a-z-.]+\+)?json(;\s*[a-zA-Z0-9-]+=([^;]+))*$/;

function assertJson(request: HonoRequest): void {
	if (JSON_TYPE.test(request.header('content-type') ?? '')) return;
	throw new ProblemError('unsupported_media_type', 'Send the body with Content-Type: application/json.');
}

/** Errors of libraries that mean something to the client. */
function convertKnown(error: Error): ProblemError | undefined {
	if (error.message.startsWith('Malformed JSON')) {
		return new ProblemError('malformed_json', 'The body could not be parsed as JSON. Correct it and send it again.');
	}
	const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
	if (code === 'SQLITE_FULL' || code === '53100') {
		return new ProblemError(
			'storage_full',
			'The service’s disk is full. Nothing was stored; send the request again later.',
			{ retryAfter: 60 },
		);
	}
	return undefined;
}
