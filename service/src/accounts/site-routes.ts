import { CreatedSite, Id, Site, SiteList, SiteRequest } from '@draftsmith/shared';
import { z } from 'zod';
import { assertScope, createRoute, type HttpApp, json, problems, secured } from '../platform/http.ts';
import type { AccountsContext } from './context.ts';
import { addSite, askProof, closeSite, listSites } from './sites.ts';

const Params = z.object({ id: Id });

const listRoute = createRoute({
	method: 'get',
	path: '/v1/sites',
	summary: 'The sites of the account',
	...secured('account'),
	responses: { 200: json(SiteList, 'Newest first; those that have ended too'), ...problems(401) },
});

const addRoute = createRoute({
	method: 'post',
	path: '/v1/sites',
	summary: 'Add a site to the account',
	...secured('account'),
	request: { body: { required: true, ...json(SiteRequest, 'The site') } },
	responses: {
		201: json(CreatedSite, 'The site and its first key, shown this once'),
		...problems(400, 401, 404, 409, 413, 415),
	},
});

const proofRoute = createRoute({
	method: 'post',
	path: '/v1/sites/{id}/proof',
	summary: 'Ask the domain for its proof again now',
	description: 'Any key may have its own site asked; for others, the scope `account` is needed.',
	...secured(),
	request: { params: Params },
	responses: { 202: json(Site, 'The site; the proof shows what came of it'), ...problems(401, 404) },
});

const closeRoute = createRoute({
	method: 'delete',
	path: '/v1/sites/{id}',
	summary: 'Close a site',
	...secured('account'),
	request: { params: Params },
	responses: { 204: { description: 'Its keys are not taken any more' }, ...problems(401, 404) },
});

/** Adds the routes of sites. */
export function registerSiteRoutes(app: HttpApp, context: AccountsContext): void {
	app.openapi(listRoute, async (c) => c.json({ data: await listSites(context, c.get('caller').accountId) }, 200));
	app.openapi(addRoute, async (c) => {
		c.header('cache-control', 'no-store');
		return c.json(await addSite(context, c.get('caller'), c.req.valid('json')), 201);
	});
	app.openapi(proofRoute, async (c) => {
		const caller = c.get('caller');
		const { id } = c.req.valid('param');
		if (id !== caller.siteId) assertScope(caller, 'account');
		return c.json(await askProof(context, caller, id), 202);
	});
	app.openapi(closeRoute, async (c) => {
		await closeSite(context, c.get('caller'), c.req.valid('param').id);
		return c.body(null, 204);
	});
}
