import type { ErasureReceipt } from '@draftsmith/shared';
import { z } from 'zod';
import { eraseAccount, exportAccount } from '../../rights/index.ts';
import type { Lasting, Streaming } from '../action.ts';
import { AccountName, findAccount } from '../find.ts';

const Named = z.strictObject({ account: AccountName });

/** Everything that is stored of an account, its articles too, as one JSON document. */
export const accountExport: Streaming<z.output<typeof Named>> = {
	name: 'account.export',
	input: Named,
	find: async ({ store }, { account }, actor) => (await findAccount(store.db, actor, account)).id,
	stream: ({ rights }, id) => exportAccount(rights, id),
};

/**
 * Erases an account with everything that belongs to it; its owner is told by mail. Done while another is at it, or after one was
 * cut short, it goes on where that one is.
 */
export const accountDelete: Lasting<z.output<typeof Named>, ErasureReceipt> = {
	name: 'account.delete',
	input: Named,
	find: async ({ store }, { account }, actor) => (await findAccount(store.db, actor, account)).id,
	run: async ({ rights }, id) => {
		const receipt = await eraseAccount(rights, id, 'operator');
		// By now the audit names the account by this pseudonym only.
		return { output: receipt, subject: receipt.subject, details: { receipt: receipt.seq } };
	},
};
