import { auditList, auditVerify } from '../operators/index.ts';
import { chainCommand } from './chain-command.ts';
import { command, nextPage, PAGE_OPTIONS } from './command.ts';

/** `draftsmith audit …` */
export const auditCommands = [
	command({
		action: auditList,
		summary: 'what operators did, newest first',
		options: {
			actor: { value: 'ACTOR', summary: 'by operator:NAME or local:USER' },
			action: { value: 'ACTION', summary: 'such as account.delete' },
			subject: { value: 'ID', summary: 'to the account, site, key or operator of this id' },
			...PAGE_OPTIONS,
		},
		table: ({ data }) => ({
			columns: ['SEQ', 'AT', 'ACTOR', 'ROLE', 'ACTION', 'OUTCOME', 'SUBJECT', 'REASON'],
			rows: data.map((each) => [
				each.seq,
				each.at,
				each.actor,
				each.role,
				each.action,
				each.outcome,
				each.subject,
				each.reason,
			]),
		}),
		note: nextPage,
	}),
	chainCommand(auditVerify, 'whether the audit is whole: exit code 1 when an entry was changed, taken out or put in'),
];
