import type { KeyObject } from 'node:crypto';
import { hashApiKey, isWellFormedApiKey } from '../accounts/index.ts';
import type { Actor } from '../platform/caller.ts';
import { ProblemError } from '../platform/problem.ts';
import type { Database } from '../store/index.ts';

/**
 * The operator of a key; undefined when it is none, mistyped or revoked. Read from the database each time, so that a revoked
 * key is dead at once.
 */
export async function operatorOf(db: Database, pepper: KeyObject, key: string): Promise<Actor | undefined> {
	if (!isWellFormedApiKey(key, 'dsa_live_')) return undefined;
	const row = await db
		.selectFrom('operators')
		.select(['name', 'role'])
		.where('hash', '=', hashApiKey(pepper, key))
		.where('revoked_at', 'is', null)
		.executeTakeFirst();
	return row && { name: `operator:${row.name}`, role: row.role };
}

/**
 * The operator of a request.
 * @param authorization the header, `Bearer dsa_live_…`
 * @throws {ProblemError} `unauthorized`, also for the key of a site
 */
export async function authenticateOperator(
	db: Database,
	pepper: KeyObject,
	authorization: string | undefined,
): Promise<Actor> {
	const key = /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1];
	const actor = key === undefined ? undefined : await operatorOf(db, pepper, key);
	if (actor) return actor;
	throw new ProblemError(
		'unauthorized',
		'The operator’s key is missing or not valid. Send it as "Authorization: Bearer …"; an owner makes one with "draftsmith operator add".',
	);
}
