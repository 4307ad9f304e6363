import type { AdminCreatedKey } from '@draftsmith/shared';
import { keyCreate, keyList, keyRevoke, keyRotate } from '../operators/index.ts';
import { command, nextPage, PAGE_OPTIONS } from './command.ts';
import type { Table } from './print-table.ts';

/** `draftsmith key …` */
export const keyCommands = [
	command({
		action: keyList,
		summary: 'the keys, newest first',
		options: {
			account: { value: 'ACCOUNT', summary: 'of this account (its id or a domain)' },
			site: { value: 'SITE', summary: 'of this site (its id or domain)' },
			...PAGE_OPTIONS,
		},
		table: ({ data }) => ({
			columns: ['ID', 'KEY', 'DOMAIN', 'NAME', 'SCOPES', 'LAST USED', 'EXPIRES', 'REVOKED'],
			rows: data.map((each) => [
				each.id,
				each.masked,
				each.domain,
				each.name,
				each.scopes.join(','),
				each.last_used_at,
				each.expires_at,
				each.revoked_at,
			]),
		}),
		note: nextPage,
	}),
	command({
		action: keyCreate,
		summary: 'another key for a site, shown this once; the owner gets a mail',
		takes: ['site'],
		options: {
			scopes: { value: 'SCOPES', summary: 'jobs,chat,usage,account or some of them', isList: true },
			name: { value: 'NAME', summary: 'by which its owner knows it' },
		},
		table: createdTable,
		note: () => SHOWN_ONCE,
	}),
	command({
		action: keyRotate,
		summary: 'a key in the place of another, shown this once; the owner gets a mail',
		takes: ['key'],
		options: { grace_hours: { value: 'HOURS', summary: 'how long the old one goes on, 0 to 168 (24)' } },
		table: createdTable,
		note: () => SHOWN_ONCE,
	}),
	command({
		action: keyRevoke,
		summary: 'end a key at once, named by its id; the owner gets a mail',
		takes: ['key'],
		table: (key) => ({
			fields: [
				['id', key.id],
				['key', key.masked],
				['domain', key.domain],
				['revoked', key.revoked_at],
			],
		}),
	}),
];

const SHOWN_ONCE = 'Give the key to the owner of the site now: it can’t be shown again.';

function createdTable(made: AdminCreatedKey): Table {
	return {
		fields: [
			['id', made.key_id],
			['site', made.site_id],
			['scopes', made.scopes.join(', ')],
			['key', made.key],
		],
	};
}
