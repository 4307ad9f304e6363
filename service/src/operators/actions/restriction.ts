import { type AdminAccount, RestrictionKind } from '@draftsmith/shared';
import { z } from 'zod';
import { lift, restrict } from '../../rights/index.ts';
import type { Lasting } from '../action.ts';
import { AccountName, findAccount } from '../find.ts';
import { readAdminAccount } from './account.ts';

const Restriction = z.strictObject({ account: AccountName, kind: RestrictionKind.default('restriction') });

/** Has nothing more written for an account, as its owner can do; what is being written is stopped and waits. */
export const accountRestrict: Lasting<z.output<typeof Restriction>, AdminAccount> = {
	name: 'account.restrict',
	input: Restriction,
	find: async ({ store }, { account }, actor) => (await findAccount(store.db, actor, account)).id,
	run: async ({ store, rights }, id, { kind }, actor) => {
		await restrict(rights, id, kind);
		return { output: await readAdminAccount(store.db, id, actor), subject: id, details: { kind } };
	},
};

const Named = z.strictObject({ account: AccountName });

/** Lets an account's articles be written again, those that waited too. */
export const accountUnrestrict: Lasting<z.output<typeof Named>, AdminAccount> = {
	name: 'account.unrestrict',
	input: Named,
	find: async ({ store }, { account }, actor) => (await findAccount(store.db, actor, account)).id,
	run: async ({ store, rights }, id, _input, actor) => {
		await lift(rights, id);
		return { output: await readAdminAccount(store.db, id, actor), subject: id };
	},
};
