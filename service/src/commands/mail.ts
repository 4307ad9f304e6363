import { mailList } from '../operators/index.ts';
import { command, nextPage, PAGE_OPTIONS } from './command.ts';

/** `draftsmith mail …` */
export const mailCommands = [
	command({
		action: mailList,
		summary: 'what became of the mails, newest first; recipients and texts are not kept',
		options: {
			account: { value: 'ACCOUNT', summary: 'to this account (its id or a domain)' },
			state: { value: 'STATE', summary: 'waiting, sent, failed or dropped' },
			...PAGE_OPTIONS,
		},
		table: ({ data }) => ({
			columns: ['CREATED', 'KIND', 'STATE', 'ATTEMPTS', 'ERROR', 'ACCOUNT'],
			rows: data.map((each) => [
				each.created_at,
				each.kind,
				each.state,
				each.attempts,
				each.error_code,
				each.account_id,
			]),
		}),
		note: nextPage,
	}),
];
