import {
	Account,
	AccountUpdate,
	PolicyAcknowledgement,
	Registration,
	RegistrationRequest,
	UpdatedAccount,
} from '@draftsmith/shared';
import type { Context } from 'hono';
import type { RegistrationAttempt } from '../limits/index.ts';
import { createRoute, type HttpApp, json, problems, secured } from '../platform/http.ts';
import { readAccount } from './account.ts';
import type { AccountsContext } from './context.ts';
import { normalizeDomain } from './domain.ts';
import { registerKeyRoutes } from './key-routes.ts';
import type { KeyUses } from './key-uses.ts';
import { registerLinkRoutes } from './links/routes.ts';
import { sendConfirmation } from './links/send-confirmation.ts';
import { acknowledgePolicy } from './policy.ts';
import { register } from './register.ts';
import { registerSiteRoutes } from './site-routes.ts';
import { updateAccount } from './update-account.ts';

const registrationRoute = createRoute({
	method: 'post',
	path: '/v1/registrations',
	summary: 'Register a site',
	request: { body: { required: true, ...json(RegistrationRequest, 'The owner and the site') } },
	responses: { 201: json(Registration, 'The account and its key, shown this once'), ...problems(400, 413, 415, 429) },
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
	...secured('account'),
	request: { body: { required: true, ...json(AccountUpdate, 'What changes') } },
	responses: {
		200: json(UpdatedAccount, 'The account, and the secret of a webhook that was set'),
		...problems(400, 401, 404, 413, 415, 429),
	},
});

const confirmationRoute = createRoute({
	method: 'post',
	path: '/v1/account/confirmation',
	summary: 'Send the link that confirms the e-mail address again',
	...secured('account'),
	responses: {
		202: json(Account, 'The account. The mail is on its way, unless the address is confirmed or one was just sent'),
		...problems(401),
	},
});

const policyRoute = createRoute({
	method: 'post',
	path: '/v1/account/policy',
	summary: 'Acknowledge the privacy policy',
	...secured('account'),
	request: { body: { required: true, ...json(PolicyAcknowledgement, 'Its newest version') } },
	responses: { 200: json(Account, 'The account'), ...problems(400, 401, 413, 415) },
});

/**
 * Adds the routes of registration, the account, its keys and sites, and the pages behind links in mails.
 * @param admit counts an attempt to register, and throws where there were too many
 */
export function registerAccountRoutes(
	app: HttpApp,
	context: AccountsContext & { keyUses: Pick<KeyUses, 'isWaiting'> },
	admit: (c: Context, attempt: Omit<RegistrationAttempt, 'network'>) => void,
): void {
	const { db } = context.store;
	app.openapi(registrationRoute, async (c) => {
		const asked = c.req.valid('json');
		admit(c, { domain: normalizeDomain(asked.domain), email: asked.email });
		c.header('cache-control', 'no-store');
		return c.json(await register(context, asked), 201);
	});
	app.openapi(readRoute, async (c) => c.json(await readAccount(context, db, c.get('caller')), 200));
	app.openapi(updateRoute, async (c) => {
		c.header('cache-control', 'no-store');
		return c.json(await updateAccount(context, c.get('caller'), c.req.valid('json')), 200);
	});
	app.openapi(confirmationRoute, async (c) => {
		await sendConfirmation(context, c.get('caller'));
		return c.json(await readAccount(context, db, c.get('caller')), 202);
	});
	app.openapi(policyRoute, async (c) => {
		await acknowledgePolicy(context, c.get('caller'), c.req.valid('json').version);
		return c.json(await readAccount(context, db, c.get('caller')), 200);
	});
	registerKeyRoutes(app, context);
	registerSiteRoutes(app, context);
	registerLinkRoutes(app, context);
}
