import type { Selectable } from 'kysely';
import { newId } from '../../platform/random.ts';
import type { Schema, Transaction } from '../../store/index.ts';
import type { AccountsContext } from '../context.ts';
import { createLinkToken } from './link-token.ts';

/** How long a link in a mail can be used, ms. */
const LIFETIME = 24 * 3_600_000;

export type EmailTokenRow = Selectable<Schema['email_tokens']>;

type NewToken = { accountId: string } & (
	| { purpose: 'confirm'; newEmail?: never }
	| { purpose: 'change_old' | 'change_new'; newEmail: string }
);

/** Writes what a link in a mail stands for; gives the link's token. */
export async function insertEmailToken(
	trx: Transaction,
	{ clock, sealer, linkKey }: Pick<AccountsContext, 'clock' | 'sealer' | 'linkKey'>,
	given: NewToken,
): Promise<string> {
	const now = clock.now();
	const id = newId(clock);
	await trx
		.insertInto('email_tokens')
		.values({
			id,
			account_id: given.accountId,
			purpose: given.purpose,
			new_email: given.newEmail === undefined ? null : sealer.seal(newEmailContext(id), given.newEmail),
			created_at: now,
			expires_at: now + LIFETIME,
			used_at: null,
		})
		.execute();
	return createLinkToken(linkKey, id);
}

/** What binds the sealed address to its token. */
export function newEmailContext(tokenId: string): string {
	return `email_tokens/${tokenId}`;
}

/** The address of the page on which an owner confirms. */
export function confirmationUrl({ address }: Pick<AccountsContext, 'address'>, token: string): string {
	return `${address()}/confirm?token=${token}`;
}
