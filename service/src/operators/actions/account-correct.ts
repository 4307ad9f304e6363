import { type AdminAccount, LanguageTag, PersonName } from '@draftsmith/shared';
import { z } from 'zod';
import { correctAccount } from '../../accounts/index.ts';
import type { Writing } from '../action.ts';
import { AccountName, findAccount } from '../find.ts';
import { readAdminAccount } from './account.ts';

const Correction = z.strictObject({
	account: AccountName,
	name: PersonName.optional(),
	language: LanguageTag.optional(),
	email: z.email().max(254).optional(),
	notices: z.enum(['on', 'off']).optional(),
});

/** Corrects what an owner can correct, in the same way: a new address counts when both the old and the new one agree. */
export const accountCorrect: Writing<z.output<typeof Correction>, AdminAccount> = {
	name: 'account.correct',
	input: Correction,
	prepare: async ({ store, links }, { account, notices, ...fields }, actor) => {
		const { id } = await findAccount(store.db, actor, account);
		const update = { ...fields, ...(notices === undefined ? {} : { email_notices: notices === 'on' }) };
		return async (trx) => {
			await correctAccount(trx, links, id, update);
			const output = await readAdminAccount(trx, id, actor);
			return { output, subject: id, details: { fields: Object.keys(update).sort().join(' ') } };
		};
	},
};
