import { type ApiKey, Scope } from '@draftsmith/shared';
import { timestamp, timestampOrNull } from '../platform/timestamp.ts';
import type { ApiKeyRow } from '../store/index.ts';

/** A key as its owner may see it again. */
export function toApiKey(row: ApiKeyRow): ApiKey {
	return {
		id: row.id,
		site_id: row.site_id,
		name: row.name,
		masked: maskKey(row.last_four),
		scopes: scopesOf(row.scopes),
		created_at: timestamp(row.created_at),
		last_used_at: timestampOrNull(row.last_used_at),
		expires_at: timestampOrNull(row.expires_at),
		revoked_at: timestampOrNull(row.revoked_at),
	};
}

/** By which an owner recognises a key. */
export function maskKey(lastFour: string): string {
	return `dsk_live_••••${lastFour}`;
}

/** The scopes of a key's row, in the contract's order. */
export function scopesOf(scopes: string): Scope[] {
	const given = scopes.split(' ');
	return Scope.options.filter((scope) => given.includes(scope));
}
