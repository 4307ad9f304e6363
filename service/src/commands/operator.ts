import type { Operator } from '@draftsmith/shared';
import { operatorAdd, operatorList, operatorRevoke } from '../operators/index.ts';
import { command } from './command.ts';
import type { Cell } from './print-table.ts';

/** `draftsmith operator …` */
export const operatorCommands = [
	command({
		action: operatorList,
		summary: 'who may, and once might, run this service',
		table: ({ data }) => ({
			columns: ['NAME', 'ROLE', 'KEY', 'CREATED', 'REVOKED', 'ID'],
			rows: data.map((each) => [each.name, each.role, each.masked, each.created_at, each.revoked_at, each.id]),
		}),
	}),
	command({
		action: operatorAdd,
		summary: 'a new operator; the key is shown this once',
		takes: ['name'],
		options: { role: { value: 'ROLE', summary: 'owner, operator, support or read-only' } },
		table: ({ operator, key }) => ({ fields: [...operatorFields(operator), ['key', key]] }),
		note: () => 'Keep the key now: it can’t be shown again. It goes into DRAFTSMITH_OPERATOR_KEY, or to /admin/v1.',
	}),
	command({
		action: operatorRevoke,
		summary: 'end an operator’s key at once',
		takes: ['operator'],
		table: (operator) => ({ fields: operatorFields(operator) }),
	}),
];

function operatorFields(operator: Operator): [string, Cell][] {
	return [
		['id', operator.id],
		['name', operator.name],
		['role', operator.role],
		['created', operator.created_at],
		['revoked', operator.revoked_at],
	];
}
