import { precompile, type Store } from '../store/index.ts';
import type { Follower } from './events-token.ts';

const endOfKey = precompile((db, param) =>
	db
		.selectFrom('api_keys')
		.innerJoin('sites', 'sites.id', 'api_keys.site_id')
		.innerJoin('accounts', 'accounts.id', 'sites.account_id')
		.select('api_keys.expires_at')
		.where('api_keys.id', '=', param<string>('apiKeyId'))
		.where('api_keys.revoked_at', 'is', null)
		.where('sites.ended_at', 'is', null)
		.where('accounts.erasing', 'is', null),
);

/** Whether the key for which an events token was made is still taken: neither it, nor its site, nor its account has ended. */
export async function mayFollow(
	db: Store['db'],
	{ apiKeyId }: Pick<Follower, 'apiKeyId'>,
	now: number,
): Promise<boolean> {
	const [row] = (await endOfKey(db, { apiKeyId })).rows;
	return row !== undefined && (row.expires_at === null || row.expires_at > now);
}
