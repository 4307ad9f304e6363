import {
	AccountExport,
	AdminAccount,
	AdminAccountList,
	AdminCreatedKey,
	AdminKey,
	AdminKeyList,
	AdminMailList,
	AdminRetention,
	AdminSite,
	AdminSiteList,
	AdminUsage,
	AnnouncedPolicy,
	AuditList,
	ChainReport,
	CreatedOperator,
	ErasureReceipt,
	Operator,
	OperatorList,
	PlanList,
	SweepReport,
} from '@draftsmith/shared';
import type { HttpApp } from '../platform/http.ts';
import type { OperatorsContext } from './action.ts';
import { accountList, accountShow } from './actions/account.ts';
import { accountCorrect } from './actions/account-correct.ts';
import { accountDelete, accountExport } from './actions/account-rights.ts';
import { auditList, auditVerify, receiptVerify } from './actions/audit.ts';
import { keyList } from './actions/key.ts';
import { keyCreate, keyRevoke, keyRotate } from './actions/key-changes.ts';
import { mailList } from './actions/mail.ts';
import { operatorAdd, operatorList, operatorRevoke } from './actions/operator.ts';
import { accountPlan, planList } from './actions/plan.ts';
import { policyAnnounce } from './actions/policy.ts';
import { accountRestrict, accountUnrestrict } from './actions/restriction.ts';
import { retentionShow } from './actions/retention-show.ts';
import { retentionSweep } from './actions/retention-sweep.ts';
import { siteList, siteShow } from './actions/site.ts';
import { siteClose, siteProve } from './actions/site-changes.ts';
import { usageShow } from './actions/usage.ts';
import { addRoute, addStreamRoute } from './admin-route.ts';

/** Adds `/admin/v1`: what the command line does, over HTTP. Whoever comes here has been authenticated as an operator. */
export function registerOperatorRoutes(app: HttpApp, context: OperatorsContext): void {
	app.openAPIRegistry.registerComponent('securitySchemes', 'operatorKey', {
		type: 'http',
		scheme: 'bearer',
		description: 'A key from `draftsmith operator add`.',
	});
	registerAccounts(app, context);
	registerSites(app, context);
	registerRecords(app, context);
	registerOperators(app, context);
}

function registerAccounts(app: HttpApp, context: OperatorsContext): void {
	addRoute(app, context, {
		method: 'get',
		path: '/admin/v1/accounts',
		summary: 'The accounts, newest first',
		action: accountList,
		answer: AdminAccountList,
	});
	addRoute(app, context, {
		method: 'get',
		path: '/admin/v1/accounts/{account}',
		summary: 'One account',
		action: accountShow,
		answer: AdminAccount,
	});
	addRoute(app, context, {
		method: 'post',
		path: '/admin/v1/accounts/{account}/plan',
		summary: 'Give an account another plan',
		action: accountPlan,
		answer: AdminAccount,
	});
	addRoute(app, context, {
		method: 'get',
		path: '/admin/v1/accounts/{account}/usage',
		summary: 'What an account has used',
		action: usageShow,
		answer: AdminUsage,
	});
	addRoute(app, context, {
		method: 'post',
		path: '/admin/v1/accounts/{account}/correct',
		summary: 'Correct what is said of an account’s owner',
		action: accountCorrect,
		answer: AdminAccount,
	});
	addRoute(app, context, {
		method: 'post',
		path: '/admin/v1/accounts/{account}/restrict',
		summary: 'Have nothing more written for an account',
		action: accountRestrict,
		answer: AdminAccount,
	});
	addRoute(app, context, {
		method: 'post',
		path: '/admin/v1/accounts/{account}/unrestrict',
		summary: 'Have articles written again',
		action: accountUnrestrict,
		answer: AdminAccount,
	});
	addStreamRoute(app, context, {
		method: 'post',
		path: '/admin/v1/accounts/{account}/export',
		summary: 'Everything that is stored of an account',
		action: accountExport,
		answer: AccountExport,
	});
	addRoute(app, context, {
		method: 'post',
		path: '/admin/v1/accounts/{account}/delete',
		summary: 'Erase an account with everything that belongs to it',
		action: accountDelete,
		answer: ErasureReceipt,
	});
}

function registerSites(app: HttpApp, context: OperatorsContext): void {
	addRoute(app, context, {
		method: 'get',
		path: '/admin/v1/sites',
		summary: 'The sites, newest first',
		action: siteList,
		answer: AdminSiteList,
	});
	addRoute(app, context, {
		method: 'get',
		path: '/admin/v1/sites/{site}',
		summary: 'One site',
		action: siteShow,
		answer: AdminSite,
	});
	addRoute(app, context, {
		method: 'post',
		path: '/admin/v1/sites/{site}/prove',
		summary: 'Ask a site’s domain for its proof again, now',
		action: siteProve,
		answer: AdminSite,
	});
	addRoute(app, context, {
		method: 'post',
		path: '/admin/v1/sites/{site}/close',
		summary: 'Close a site: its keys are not taken any more, and its domain is free',
		action: siteClose,
		answer: AdminSite,
	});
	addRoute(app, context, {
		method: 'get',
		path: '/admin/v1/keys',
		summary: 'The keys of sites, newest first',
		action: keyList,
		answer: AdminKeyList,
	});
	addRoute(app, context, {
		method: 'post',
		path: '/admin/v1/keys',
		summary: 'Make another key for a site; it is shown this once',
		action: keyCreate,
		answer: AdminCreatedKey,
	});
	addRoute(app, context, {
		method: 'post',
		path: '/admin/v1/keys/{key}/rotate',
		summary: 'Make a key in the place of another, which goes on for a while',
		action: keyRotate,
		answer: AdminCreatedKey,
	});
	addRoute(app, context, {
		method: 'post',
		path: '/admin/v1/keys/{key}/revoke',
		summary: 'End a key at once',
		action: keyRevoke,
		answer: AdminKey,
	});
}

function registerRecords(app: HttpApp, context: OperatorsContext): void {
	addRoute(app, context, {
		method: 'get',
		path: '/admin/v1/plans',
		summary: 'Every plan with its limits',
		action: planList,
		answer: PlanList,
	});
	addRoute(app, context, {
		method: 'get',
		path: '/admin/v1/retention',
		summary: 'What is kept for how long; with an account, also what is stored of it',
		action: retentionShow,
		answer: AdminRetention,
	});
	addRoute(app, context, {
		method: 'post',
		path: '/admin/v1/retention/sweep',
		summary: 'Remove now what is over',
		action: retentionSweep,
		answer: SweepReport,
	});
	addRoute(app, context, {
		method: 'get',
		path: '/admin/v1/mails',
		summary: 'What became of the mails, newest first',
		action: mailList,
		answer: AdminMailList,
	});
	addRoute(app, context, {
		method: 'post',
		path: '/admin/v1/policies',
		summary: 'Tell every account of a new version of the privacy policy',
		action: policyAnnounce,
		answer: AnnouncedPolicy,
	});
	addRoute(app, context, {
		method: 'get',
		path: '/admin/v1/audit',
		summary: 'What operators did, newest first',
		action: auditList,
		answer: AuditList,
	});
	addRoute(app, context, {
		method: 'get',
		path: '/admin/v1/audit/verification',
		summary: 'Whether the audit is whole',
		action: auditVerify,
		answer: ChainReport,
	});
	addRoute(app, context, {
		method: 'get',
		path: '/admin/v1/receipts/verification',
		summary: 'Whether the receipts of erasures are whole',
		action: receiptVerify,
		answer: ChainReport,
	});
}

function registerOperators(app: HttpApp, context: OperatorsContext): void {
	addRoute(app, context, {
		method: 'get',
		path: '/admin/v1/operators',
		summary: 'Who may, and once might, run this service',
		action: operatorList,
		answer: OperatorList,
	});
	addRoute(app, context, {
		method: 'post',
		path: '/admin/v1/operators',
		summary: 'Add an operator; the key is shown this once',
		action: operatorAdd,
		answer: CreatedOperator,
	});
	addRoute(app, context, {
		method: 'post',
		path: '/admin/v1/operators/{operator}/revoke',
		summary: 'End an operator’s key at once',
		action: operatorRevoke,
		answer: Operator,
	});
}
