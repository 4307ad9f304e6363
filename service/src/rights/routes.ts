import {
	AccountExport,
	DeletionRequest,
	ErasureReceipt,
	Id,
	ReceiptKey,
	Restriction,
	RestrictionRequest,
	RetentionReport,
} from '@draftsmith/shared';
import { z } from 'zod';
import { createRoute, type HttpApp, json, problems, secured } from '../platform/http.ts';
import { ProblemError } from '../platform/problem.ts';
import { textStream } from '../platform/text-stream.ts';
import { findReceipt } from '../records/index.ts';
import { retentionReport } from '../retention/index.ts';
import type { RightsContext } from './context.ts';
import { eraseAccount } from './erase-account.ts';
import { exportAccount } from './export-account.ts';
import { lift, restrict } from './restrict.ts';

const exportRoute = createRoute({
	method: 'get',
	path: '/v1/account/export',
	summary: 'Everything that is stored of the account',
	description: 'Sent as it is made. An answer that ends before its last brace was cut off; ask again.',
	...secured('account'),
	responses: { 200: json(AccountExport, 'The whole account, in one document'), ...problems(401) },
});

const eraseRoute = createRoute({
	method: 'delete',
	path: '/v1/account',
	summary: 'Delete the account with all of its sites',
	description:
		'Its keys are dead at once. Should the answer be lost: the receipt comes by mail too, and asking again answers 401.',
	...secured('account'),
	request: { body: { required: true, ...json(DeletionRequest, 'The account’s address, as confirmation') } },
	responses: { 200: json(ErasureReceipt, 'What was erased'), ...problems(400, 401, 413, 415) },
});

const restrictRoute = createRoute({
	method: 'post',
	path: '/v1/account/restriction',
	summary: 'Have nothing more written for the account',
	description:
		'What waits or is being written is put aside until it is lifted. Reading, exporting, acknowledging and deleting go on.',
	...secured('account'),
	request: { body: { required: true, ...json(RestrictionRequest, 'By which right') } },
	responses: { 200: json(Restriction, 'It holds'), ...problems(400, 401, 413, 415) },
});

const liftRoute = createRoute({
	method: 'delete',
	path: '/v1/account/restriction',
	summary: 'Have articles written again',
	...secured('account'),
	responses: { 200: json(Restriction, 'It is lifted'), ...problems(401) },
});

const retentionRoute = createRoute({
	method: 'get',
	path: '/v1/account/retention',
	summary: 'What is stored of the account now, and until when',
	...secured('account'),
	responses: { 200: json(RetentionReport, 'By class'), ...problems(401) },
});

const receiptRoute = createRoute({
	method: 'get',
	path: '/v1/receipts/{id}',
	summary: 'The receipt that a job’s content was erased',
	...secured('jobs'),
	request: { params: z.object({ id: Id }) },
	responses: { 200: json(ErasureReceipt, 'The receipt'), ...problems(401, 404, 409) },
});

const keyRoute = createRoute({
	method: 'get',
	path: '/.well-known/draftsmith-receipt-key.json',
	summary: 'By which the signatures of receipts are checked',
	responses: { 200: json(ReceiptKey, 'The public key') },
});

/** Adds the routes of an owner's rights. */
export function registerRightsRoutes(app: HttpApp, context: RightsContext): void {
	const { store, receipts, clock } = context.jobs;

	app.openAPIRegistry.registerPath(exportRoute);
	app.use(exportRoute.getRoutingPath(), ...exportRoute.middleware);
	app.get(exportRoute.getRoutingPath(), (c) => {
		return c.body(textStream(exportAccount(context, c.get('caller').accountId)), 200, {
			'content-type': 'application/json',
			'content-disposition': 'attachment; filename="draftsmith-account.json"',
			'cache-control': 'no-store',
		});
	});

	app.openapi(eraseRoute, async (c) => {
		const { accountId } = c.get('caller');
		await confirm(context, accountId, c.req.valid('json').email);
		c.header('cache-control', 'no-store');
		return c.json(await eraseAccount(context, accountId, 'requested'), 200);
	});

	app.openapi(restrictRoute, async (c) =>
		c.json(await restrict(context, c.get('caller').accountId, c.req.valid('json').kind), 200),
	);

	app.openapi(liftRoute, async (c) => c.json(await lift(context, c.get('caller').accountId), 200));

	app.openapi(retentionRoute, async (c) => {
		c.header('cache-control', 'no-store');
		return c.json(await retentionReport(store.db, c.get('caller').accountId, clock.now()), 200);
	});

	app.openapi(receiptRoute, async (c) => {
		const { id } = c.req.valid('param');
		const { siteId } = c.get('caller');
		const receipt = await findReceipt(store.db, { kind: 'job_purged', subject: id });
		// A receipt is kept for longer than the row of its job.
		if (receipt?.site_id !== siteId) await assertOwnJob(context, siteId, id);
		if (receipt) return c.json(receipts.sign(receipt), 200);
		throw new ProblemError('not_ready', 'Nothing of this job has been acknowledged or has expired yet.');
	});

	app.openapi(keyRoute, (c) => {
		c.header('cache-control', 'public, max-age=86400');
		return c.json(receipts.publicKey, 200);
	});
}

async function confirm({ jobs }: RightsContext, accountId: string, email: string): Promise<void> {
	const account = await jobs.store.db
		.selectFrom('accounts')
		.select('email')
		.where('id', '=', accountId)
		.executeTakeFirstOrThrow();
	if (account.email.toLowerCase() === email.trim().toLowerCase()) return;
	throw new ProblemError(
		'not_confirmed',
		'This is not the account’s e-mail address. Nothing was deleted; send the address that the account shows.',
		{ errors: [{ path: 'email', message: 'is not that of the account' }] },
	);
}

async function assertOwnJob({ jobs }: RightsContext, siteId: string, jobId: string): Promise<void> {
	const job = await jobs.store.db
		.selectFrom('jobs')
		.select('id')
		.where('id', '=', jobId)
		.where('site_id', '=', siteId)
		.executeTakeFirst();
	if (!job) throw new ProblemError('not_found', 'There is no job of this id for this key.');
}
