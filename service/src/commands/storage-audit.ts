import type { KeyObject } from 'node:crypto';
import { operatorOf } from '../operators/index.ts';
import type { Actor } from '../platform/caller.ts';
import type { Clock } from '../platform/clock.ts';
import { appendAudit } from '../records/index.ts';
import type { Database, Store } from '../store/index.ts';
import { CommandError, localUser } from './open-session.ts';

/** What is done to the storage as a whole; `storage.restore` is noted where it is done. */
export type StorageAction =
	| 'storage.backup'
	| 'storage.erasures_replay'
	| 'storage.keyring_rotate'
	| 'storage.master_key_rotate';

/**
 * Who runs a command about keys or backups.
 * @param databases an operator that one of them knows is known
 * @param pepper under which operators' keys are hashed; asked for only when there is such a key
 * @throws {CommandError} when the operator's key is not valid, or the operator is no owner
 */
export async function storageActor(
	operatorKey: string | undefined,
	databases: readonly Database[],
	pepper: () => Promise<KeyObject>,
): Promise<Actor> {
	if (operatorKey === undefined) return localUser();
	for (const db of databases) {
		// One that is damaged knows nobody.
		const actor = await operatorOf(db, await pepper(), operatorKey).catch(() => undefined);
		if (!actor) continue;
		if (actor.role === 'owner') return actor;
		throw new CommandError(`This needs the role owner, and this operator is ${actor.role}. Ask an owner.`);
	}
	throw new CommandError(
		'DRAFTSMITH_OPERATOR_KEY is no valid operator’s key. Ask an owner for one, or leave it unset to act as whoever owns this machine.',
	);
}

/** Notes in the audit that this was done. `details` are ids and counts. */
export async function auditStorage(
	{ store, clock, actor }: { store: Store; clock: Clock; actor: Actor },
	action: StorageAction,
	details: Record<string, string | number>,
): Promise<void> {
	await store.write((trx) =>
		appendAudit(trx, {
			at: clock.now(),
			actor: actor.name,
			role: actor.role,
			action,
			subject: null,
			reason: null,
			details: { ...details, outcome: 'done' },
		}),
	);
}
