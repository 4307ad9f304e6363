import type { AdminAccount } from '@draftsmith/shared';
import {
	accountCorrect,
	accountDelete,
	accountList,
	accountPlan,
	accountRestrict,
	accountShow,
	accountUnrestrict,
} from '../operators/index.ts';
import { accountExportCommand } from './account-export.ts';
import { command, nextPage, PAGE_OPTIONS } from './command.ts';
import type { Table } from './print-table.ts';

/** `draftsmith account …` */
export const accountCommands = [
	command({
		action: accountList,
		summary: 'the accounts, newest first',
		options: {
			domain: { value: 'DOMAIN', summary: 'with a site of this domain' },
			email: { value: 'ADDRESS', summary: 'of this address (owners only)' },
			plan: { value: 'PLAN', summary: 'with this plan' },
			restricted: { value: 'yes|no', summary: 'whose processing is, or is not, restricted' },
			...PAGE_OPTIONS,
		},
		table: ({ data }) => ({
			columns: ['ID', 'EMAIL', 'PLAN', 'SITES', 'RESTRICTED', 'CREATED'],
			rows: data.map((each) => [
				each.id,
				each.email,
				each.plan,
				each.sites,
				each.restriction?.kind ?? null,
				each.created_at,
			]),
		}),
		note: nextPage,
	}),
	command({
		action: accountShow,
		summary: 'one account, named by its id, a domain of its sites, or (owners) its e-mail address',
		takes: ['account'],
		table: accountTable,
		note: ({ id }) => `Its sites: draftsmith site list --account ${id}`,
	}),
	command({
		action: accountPlan,
		summary: 'give an account another plan; what is reserved stays reserved',
		takes: ['account', 'plan'],
		table: accountTable,
	}),
	command({
		action: accountCorrect,
		summary: 'correct what is said of an account’s owner; a new address counts when both addresses have agreed by mail',
		takes: ['account'],
		options: {
			name: { value: 'NAME', summary: 'of the owner' },
			language: { value: 'TAG', summary: 'of mails, such as de' },
			email: { value: 'ADDRESS', summary: 'the new address' },
			notices: { value: 'on|off', summary: 'mails that need not be sent' },
		},
		table: accountTable,
	}),
	command({
		action: accountRestrict,
		summary: 'have nothing more written for an account; what is being written is stopped and waits',
		takes: ['account'],
		options: { kind: { value: 'KIND', summary: 'restriction (GDPR 18, as without it) or objection (GDPR 21)' } },
		table: accountTable,
	}),
	command({
		action: accountUnrestrict,
		summary: 'have articles written again, those that waited too',
		takes: ['account'],
		table: accountTable,
	}),
	accountExportCommand,
	command({
		action: accountDelete,
		summary: 'erase an account with everything that belongs to it, for good; its owner gets a mail',
		takes: ['account'],
		table: (receipt) => ({
			fields: [
				['receipt', receipt.seq],
				['subject', receipt.subject],
				['at', receipt.at],
				['hash', receipt.hash],
				['signature', receipt.signature],
			],
		}),
		note: () => 'The receipt names nobody: keep it as the proof that it was done.',
	}),
];

function accountTable(account: AdminAccount): Table {
	return {
		fields: [
			['id', account.id],
			['e-mail', account.email],
			['confirmed', account.email_confirmed],
			['name', account.name],
			['language', account.language],
			['plan', account.plan],
			['restriction', account.restriction && `${account.restriction.kind} since ${account.restriction.since}`],
			['policy', account.policy_version],
			['sites', account.sites],
			['created', account.created_at],
		],
	};
}
