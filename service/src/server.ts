import type { KeyObject } from 'node:crypto';
import type { HonoRequest, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { routePath } from 'hono/route';
import {
	type AccountsContext,
	assertOpen,
	authenticate,
	type KeyUses,
	namedSite,
	registerAccountRoutes,
} from './accounts/index.ts';
import { registerCatalogRoutes } from './catalog/routes.ts';
import type { Config } from './config.ts';
import { registerDocs } from './docs.ts';
import { registerArticleRoutes } from './jobs/article-routes.ts';
import type { JobsContext } from './jobs/index.ts';
import { registerJobRoutes } from './jobs/routes.ts';
import { clientNetwork, type Limits, limitCalls, limitRotations, shed } from './limits/index.ts';
import { registerUnsubscribeRoutes } from './mail/index.ts';
import type { Metrics } from './metrics.ts';
import { authenticateOperator, registerOperatorRoutes } from './operators/index.ts';
import { atMostEvery } from './platform/at-most-every.ts';
import type { Caller } from './platform/caller.ts';
import { createApp, errorResponse, type HttpApp, type HttpEnvironment } from './platform/http.ts';
import { describeError } from './platform/log.ts';
import { ProblemError } from './platform/problem.ts';
import { jitter, newRequestId } from './platform/random.ts';
import { type RightsContext, registerRightsRoutes } from './rights/index.ts';
import { isUnavailable } from './store/index.ts';
import { registerTemplateRoutes } from './templates/index.ts';
import { registerUsageRoutes } from './usage/index.ts';

/** The largest body of any route, bytes: a request for an article with room to spare. */
const LARGEST_BODY = 64 * 1024;

/** When a client may come again whose request met a database that did not answer, ms at most. */
const DATABASE_AWAY = 20_000;

export type ServerContext = {
	config: Config;
	jobs: JobsContext;
	rights: RightsContext;
	pepper: KeyObject;
	accounts: AccountsContext;
	keyUses: KeyUses;
	limits: Limits;
	/** Signs the addresses at which owners end the mails that need not be. */
	unsubscribeKey: KeyObject;
	metrics: Metrics;
	version: string;
};

/** What sites ask, and what operators ask. */
const API = ['/v1/*', '/admin/v1/*'];

/** An operator is a person or a script of ours: enough for both, too little to keep the service from its sites. */
const OPERATOR_LIMITS = { name: 'The service', perMinute: 600, atOnce: 20 };

const PUBLIC = new Set(['/v1/registrations']);

/** The whole HTTP face of the service, as one Hono app. */
export function createServer(context: ServerContext): HttpApp {
	const { jobs, config, metrics, limits } = context;
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
		const caller: Caller | undefined = c.get('caller');
		limits.requestLog.note(
			{
				method: c.req.method,
				route,
				status: c.res.status,
				duration,
				account_id: caller?.accountId ?? null,
				api_key_id: caller?.apiKeyId ?? null,
			},
			() => clientNetwork(c, config.trustProxy),
		);
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
			if (converted?.code === 'overloaded') {
				jobs.log.warn({ request_id: c.get('requestId'), ...describeError(error) }, 'the database did not answer');
			}
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
	// After them, so that a busy process is not taken for a dead one.
	app.use(shed(limits.shedder));

	app.on('ALL', API, async (c, next) => {
		if (jobs.draining.aborted) {
			throw new ProblemError('shutting_down', 'The service is restarting. Send the request again in a moment.', {
				retryAfter: 2,
			});
		}
		if (c.req.method === 'POST' || c.req.method === 'PATCH' || c.req.method === 'PUT' || c.req.method === 'DELETE') {
			if (hasBody(c.req)) assertJson(c.req);
			// Without a body no type is needed; but where one is, its absence shall be found by the route's own validation.
			else c.req.raw = new Request(c.req.raw, { headers: { ...c.req.header(), 'content-type': 'application/json' } });
		}
		await next();
	});
	app.on('ALL', API, limitBody());
	const publicHost = config.publicUrl === undefined ? [] : [new URL(config.publicUrl).host];
	const limitKeys = limitCalls(jobs.clock);
	const asking = { ...context.accounts, keyUses: context.keyUses };
	app.use('/v1/*', async (c, next) => {
		const isRead = c.req.method === 'GET' || c.req.method === 'HEAD';
		const isEvents = isRead && /^\/v1\/jobs\/[^/]+\/events$/.test(c.req.path);
		if (PUBLIC.has(c.req.path) || isEvents) return next();
		const key = c.req.header('authorization');
		const site = namedSite((name) => c.req.header(name), [c.req.header('host') ?? '', ...publicHost]);
		const ask = () => authenticate(asking, key, site);
		// Without any key nothing was guessed.
		const caller = key === undefined ? ask() : limits.badKeys.count(() => clientNetwork(c, config.trustProxy), ask);
		c.set('caller', await caller);
		assertOpen(c.get('caller'), c.req.method, c.req.path);
		return limitKeys(c, next);
	});
	app.on('POST', '/v1/keys/:id/rotate', limitRotations(jobs.clock));
	const limitOperators = limitCalls(jobs.clock, (c) => ({ key: c.get('operator').name, ...OPERATOR_LIMITS }));
	app.use('/admin/v1/*', async (c, next) => {
		c.header('cache-control', 'no-store');
		const key = c.req.header('authorization');
		const ask = () => authenticateOperator(jobs.store.db, context.pepper, key);
		const isTried = key !== undefined;
		const operator = isTried ? limits.badKeys.count(() => clientNetwork(c, config.trustProxy), ask) : ask();
		c.set('operator', await operator);
		return limitOperators(c, next);
	});
	registerAccountRoutes(app, asking, (c, attempt) =>
		limits.registrations.admit({ network: clientNetwork(c, config.trustProxy), ...attempt }),
	);
	registerUsageRoutes(app, { db: jobs.store.db, clock: jobs.clock });
	registerCatalogRoutes(app, jobs.catalogue);
	registerTemplateRoutes(app, jobs);
	registerJobRoutes(app, jobs, config.publicUrl);
	registerArticleRoutes(app, jobs);
	registerRightsRoutes(app, context.rights);
	registerUnsubscribeRoutes(app, { store: jobs.store, key: context.unsubscribeKey });
	registerOperatorRoutes(app, {
		store: jobs.store,
		clock: jobs.clock,
		pepper: context.pepper,
		sealer: jobs.sealer,
		links: context.accounts,
		rights: context.rights,
	});
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
	// A write that reaches the disk: anybody may ask, so not for each who does.
	const assertWritable = atMostEvery(jobs.clock, 1000, () =>
		jobs.store.write(async (trx) => {
			await trx.updateTable('instances').set({ started_at: jobs.clock.now() }).where('id', '=', jobs.owner).execute();
		}),
	);
	app.get('/readyz', async (c) => {
		if (jobs.draining.aborted) {
			throw new ProblemError('shutting_down', 'The service is restarting.', { retryAfter: 2 });
		}
		await assertWritable();
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
	if (isUnavailable(error)) {
		return new ProblemError(
			'overloaded',
			'The database did not answer in time. Send the request again later; one that has an Idempotency-Key, with the same.',
			{ retryAfter: jitter(DATABASE_AWAY) / 1000 },
		);
	}
	const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
	// What was to be stored has lost its account while the request was under way.
	if (code === 'SQLITE_CONSTRAINT_FOREIGNKEY' || code === '23503') {
		return new ProblemError('unauthorized', 'The account of this key has been deleted.');
	}
	if (code === 'SQLITE_FULL' || code === '53100') {
		return new ProblemError(
			'storage_full',
			'The service’s disk is full. Nothing was stored; send the request again later.',
			{ retryAfter: 60 },
		);
	}
	return undefined;
}
