import type { Migration } from 'kysely/migration';
import { first } from './0001-first.ts';
import { second } from './0002-second.ts';
import { steps } from './0003-steps.ts';
import { accounts } from './0004-accounts.ts';
import { receipts } from './0005-receipts.ts';

/** Every migration by its number; the number decides the order and never changes. */
export function migrations(kind: 'sqlite' | 'postgres'): Record<string, Migration> {
	return {
		'0001-first': first(kind),
		'0002-second': second(),
		'0003-steps': steps(kind),
		'0004-accounts': accounts(kind),
		'0005-receipts': receipts(),
	};
}
