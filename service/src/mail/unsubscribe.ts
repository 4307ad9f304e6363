import { createHmac, type KeyObject, timingSafeEqual } from 'node:crypto';
import type { Store } from '../store/index.ts';

/** The address at which the owner of an account ends all mails that need not be. It holds as long as the account. */
export function unsubscribeUrl(address: string, key: KeyObject, accountId: string): string {
	return `${address}/unsubscribe?token=${accountId}.${sign(key, accountId)}`;
}

/** The account that a token of such an address belongs to, or undefined when nobody here made it. */
export function readUnsubscribeToken(key: KeyObject, token: string): string | undefined {
	const [accountId = '', signature = '', ...rest] = token.split('.');
	const expected = Buffer.from(sign(key, accountId));
	const given = Buffer.from(signature);
	const matches = given.length === expected.length && timingSafeEqual(given, expected);
	return matches && rest.length === 0 ? accountId : undefined;
}

function sign(key: KeyObject, accountId: string): string {
	return createHmac('sha256', key).update(`unsubscribe/${accountId}`).digest('base64url');
}

/** Ends an account's mails that need not be. Whether there is (still) such an account is not said. */
export async function unsubscribe(store: Store, accountId: string): Promise<void> {
	await store.write(async (trx) => {
		await trx.updateTable('accounts').set({ notices: 0 }).where('id', '=', accountId).execute();
	});
}
