import { ApiKeyList, ApiKeyRequest, CreatedKey, Id, KeyRotation, type Scope } from '@draftsmith/shared';
import { z } from 'zod';
import type { Caller } from '../platform/caller.ts';
import { assertScope, createRoute, type HttpApp, json, problems, secured } from '../platform/http.ts';
import type { AccountsContext } from './context.ts';
import { siteInactive } from './ended-site.ts';
import type { Asker } from './grace.ts';
import type { KeyUses } from './key-uses.ts';
import { createKey, listKeys, revokeKey } from './keys.ts';
import { rotateKey } from './rotate-key.ts';

const HOUR = 3_600_000;

const Params = z.object({ id: Id });

const listRoute = createRoute({
	method: 'get',
	path: '/v1/keys',
	summary: 'The keys of the account',
	...secured('account'),
	request: { query: z.strictObject({ site_id: Id.optional() }) },
	responses: { 200: json(ApiKeyList, 'Those of all sites or of one, newest first'), ...problems(401) },
});

const createKeyRoute = createRoute({
	method: 'post',
	path: '/v1/keys',
	summary: 'Make another key',
	...secured('account'),
	request: { body: { required: true, ...json(ApiKeyRequest, 'For which site, and what it may do') } },
	responses: { 201: json(CreatedKey, 'The key, shown this once'), ...problems(400, 401, 404, 409, 413, 415) },
});

const rotateRoute = createRoute({
	method: 'post',
	path: '/v1/keys/{id}/rotate',
	summary: 'Make a key in the place of another, which goes on for a while',
	description: 'A key may rotate itself; for others, the scope `account` is needed.',
	...secured(),
	request: { params: Params, body: { required: true, ...json(KeyRotation, 'How long the old one goes on') } },
	responses: { 201: json(CreatedKey, 'The key, shown this once'), ...problems(400, 401, 404, 409, 413, 415) },
});

const revokeRoute = createRoute({
	method: 'delete',
	path: '/v1/keys/{id}',
	summary: 'Revoke a key at once',
	description: 'A key may revoke itself; for others, the scope `account` is needed.',
	...secured(),
	request: { params: Params },
	responses: { 204: { description: 'It is not taken any more' }, ...problems(401, 404) },
});

/** The scopes that a key may hand on: its own, also when its site has ended. */
function mayGive(caller: Caller): readonly Scope[] {
	return caller.ended?.scopes ?? caller.scopes;
}

/** Adds the routes of keys. */
export function registerKeyRoutes(
	app: HttpApp,
	context: AccountsContext & { keyUses: Pick<KeyUses, 'isWaiting'> },
): void {
	const { store } = context;
	const askerOf = ({ apiKeyId }: Caller): Asker => ({ apiKeyId, isUsed: context.keyUses.isWaiting });
	app.openapi(listRoute, async (c) => {
		const { site_id: siteId } = c.req.valid('query');
		return c.json({ data: await listKeys(store.db, c.get('caller').accountId, siteId) }, 200);
	});
	app.openapi(createKeyRoute, async (c) => {
		const caller = c.get('caller');
		const { accountId, siteId, ended } = caller;
		const { site_id: given, ...asked } = c.req.valid('json');
		if (ended && (given ?? siteId) === siteId) throw siteInactive(ended.status);
		const key = { ...asked, accountId, siteId: given ?? siteId, mayGive: mayGive(caller), asker: askerOf(caller) };
		c.header('cache-control', 'no-store');
		return c.json(await store.write((trx) => createKey(trx, context, key)), 201);
	});
	app.openapi(rotateRoute, async (c) => {
		const caller = c.get('caller');
		const { accountId, apiKeyId } = caller;
		const { id: keyId } = c.req.valid('param');
		if (keyId !== apiKeyId) assertScope(caller, 'account');
		else if (caller.ended) throw siteInactive(caller.ended.status);
		const grace = c.req.valid('json').grace_hours * HOUR;
		const asked = { accountId, keyId, grace, mayGive: mayGive(caller), asker: askerOf(caller) };
		c.header('cache-control', 'no-store');
		return c.json(await store.write((trx) => rotateKey(trx, context, asked)), 201);
	});
	app.openapi(revokeRoute, async (c) => {
		const { accountId, apiKeyId } = c.get('caller');
		const { id: keyId } = c.req.valid('param');
		if (keyId !== apiKeyId) assertScope(c.get('caller'), 'account');
		await store.write((trx) => revokeKey(trx, context, { accountId, keyId, asker: { apiKeyId } }));
		return c.body(null, 204);
	});
}
