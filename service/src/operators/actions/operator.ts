import { type CreatedOperator, Id, type Operator, type OperatorList, OperatorName, Role } from '@draftsmith/shared';
import type { Selectable } from 'kysely';
import { z } from 'zod';
import { createPrefixedKey, hashApiKey } from '../../accounts/index.ts';
import { ProblemError } from '../../platform/problem.ts';
import { newId } from '../../platform/random.ts';
import { timestamp, timestampOrNull } from '../../platform/timestamp.ts';
import type { Schema } from '../../store/index.ts';
import type { Reading, Writing } from '../action.ts';

type OperatorRow = Selectable<Schema['operators']>;

const Listing = z.strictObject({});

/** Everybody who may run the service, and who once might. */
export const operatorList: Reading<z.output<typeof Listing>, OperatorList> = {
	name: 'operator.list',
	input: Listing,
	read: async ({ store }) => {
		const rows = await store.db.selectFrom('operators').selectAll().orderBy('id').execute();
		return { output: { data: rows.map(toOperator) }, subject: null, details: { count: rows.length } };
	},
};

const Addition = z.strictObject({ name: OperatorName, role: Role });

/** A new operator; the key is in the answer and nowhere else. A name is given once: the audit must not mean two people by it. */
export const operatorAdd: Writing<z.output<typeof Addition>, CreatedOperator> = {
	name: 'operator.add',
	input: Addition,
	prepare: async ({ clock, pepper }, { name, role }) => {
		const key = createPrefixedKey('dsa_live_');
		const row = {
			id: newId(clock),
			name,
			role,
			hash: hashApiKey(pepper, key),
			last_four: key.slice(-4),
			created_at: clock.now(),
			revoked_at: null,
		};
		return async (trx) => {
			const { numInsertedOrUpdatedRows } = await trx
				.insertInto('operators')
				.values(row)
				.onConflict((conflict) => conflict.column('name').doNothing())
				.executeTakeFirstOrThrow();
			if (numInsertedOrUpdatedRows !== 1n) {
				throw new ProblemError(
					'invalid_request',
					'There is or was an operator of this name, and the audit names them by it. Choose another.',
					{ errors: [{ path: 'name', message: 'is taken' }] },
				);
			}
			return { output: { operator: toOperator(row), key }, subject: row.id, details: { role } };
		};
	},
};

const Named = z.strictObject({ operator: z.union([Id, OperatorName]).meta({ description: 'The id or the name.' }) });

/** Ends an operator’s key at once. */
export const operatorRevoke: Writing<z.output<typeof Named>, Operator> = {
	name: 'operator.revoke',
	input: Named,
	prepare: async ({ clock }, { operator }) => {
		const now = clock.now();
		return async (trx) => {
			const row = await trx
				.updateTable('operators')
				.set((eb) => ({ revoked_at: eb.fn.coalesce('revoked_at', eb.val(now)) }))
				.where((eb) => eb.or([eb('id', '=', operator), eb('name', '=', operator)]))
				.returningAll()
				.executeTakeFirst();
			if (!row) throw new ProblemError('not_found', 'There is no such operator. See the list of operators.');
			return { output: toOperator(row), subject: row.id };
		};
	},
};

function toOperator(row: OperatorRow): Operator {
	return {
		id: row.id,
		name: row.name,
		role: row.role,
		masked: `dsa_live_••••${row.last_four}`,
		created_at: timestamp(row.created_at),
		revoked_at: timestampOrNull(row.revoked_at),
	};
}
