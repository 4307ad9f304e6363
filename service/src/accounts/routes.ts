import { Account, AccountUpdate, Registration, RegistrationRequest } from '@draftsmith/shared';
import { createRoute, type HttpApp, json, problems, secured } from '../platform/http.ts';
import { readAccount, updateAccount } from './account.ts';
import { type RegisterContext, register } from './register.ts';

const registrationRoute = createRoute({
	method: 'post',
	path: '/v1/registrations',
	summary: 'Register a site',
	request: { body: { required: true, ...json(RegistrationRequest, 'The owner and the site') } },
	responses: { 201: json(Registration, 'The account and its key, shown this once'), ...problems(400, 413, 415) },
});

const readRoute = createRoute({
	method: 'get',
	path: '/v1/account',
	summary: 'The account, site and key behind this key',
	...secured(),
	responses: { 200: json(Account, 'The account'), ...problems(401) },
});

const updateRoute = createRoute({
	method: 'patch',
	path: '/v1/account',
	summary: 'Correct the account',
	...secured(),
	request: { body: { required: true, ...json(AccountUpdate, 'What changes') } },
	responses: { 200: json(Account, 'The account'), ...problems(400, 401, 413, 415) },
});

/** Adds the routes of registration and the account. */
export function registerAccountRoutes(app: HttpApp, context: RegisterContext): void {
	app.openapi(registrationRoute, async (c) => {
		c.header('cache-control', 'no-store');
		return c.json(await register(context, c.req.valid('json')), 201);
	});
	app.openapi(readRoute, async (c) => c.json(await readAccount(context.store.db, c.get('caller').apiKeyId), 200));
	app.openapi(updateRoute, async (c) =>
		c.json(await updateAccount(context.store, c.get('caller'), c.req.valid('json')), 200),
	);
}
