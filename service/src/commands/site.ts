import type { AdminSite } from '@draftsmith/shared';
import { siteClose, siteList, siteProve, siteShow } from '../operators/index.ts';
import { command, nextPage, PAGE_OPTIONS } from './command.ts';
import type { Table } from './print-table.ts';

/** `draftsmith site …` */
export const siteCommands = [
	command({
		action: siteList,
		summary: 'the sites, newest first',
		options: {
			account: { value: 'ACCOUNT', summary: 'of this account (its id or a domain)' },
			domain: { value: 'DOMAIN', summary: 'of this domain' },
			status: { value: 'STATUS', summary: 'unproven, active, superseded or closed' },
			...PAGE_OPTIONS,
		},
		table: ({ data }) => ({
			columns: ['ID', 'DOMAIN', 'STATUS', 'PROVEN', 'UNFINISHED', 'UNDELIVERED', 'CREATED'],
			rows: data.map((each) => [
				each.id,
				each.domain,
				each.status,
				each.proof.method,
				each.jobs.unfinished,
				each.jobs.undelivered,
				each.created_at,
			]),
		}),
		note: nextPage,
	}),
	command({ action: siteShow, summary: 'one site, named by its id or domain', takes: ['site'], table: siteTable }),
	command({
		action: siteProve,
		summary: 'ask the domain for its proof again, now; the service does it within seconds',
		takes: ['site'],
		table: siteTable,
	}),
	command({
		action: siteClose,
		summary: 'close a site: its keys are not taken any more, and its domain is free',
		takes: ['site'],
		table: siteTable,
	}),
];

function siteTable(site: AdminSite): Table {
	return {
		fields: [
			['id', site.id],
			['account', site.account_id],
			['domain', site.domain],
			['status', site.status],
			['proven', site.proof.proven_at],
			['by', site.proof.method],
			['attempts', site.proof.attempts],
			['problem', site.proof.problem],
			['next attempt', site.proof.next_attempt_at],
			['other companies', site.allow_external_providers],
			['unfinished', site.jobs.unfinished],
			['undelivered', site.jobs.undelivered],
			['created', site.created_at],
			['ended', site.ended_at],
		],
	};
}
