import type { Outcome } from '@draftsmith/shared';
import type { Actor } from '../platform/caller.ts';
import type { Clock } from '../platform/clock.ts';
import { appendAudit } from '../records/index.ts';
import type { Transaction } from '../store/index.ts';
import type { ActionName } from './permissions.ts';

/** One entry of the audit before it is written. */
export type Deed = {
	actor: Actor;
	action: ActionName;
	subject: string | null;
	reason: string | null;
	outcome: Outcome;
	details: Record<string, string | number | boolean | null>;
};

/** Adds an entry to the audit’s chain. Last in its transaction: all others that add one wait for its end. */
export async function writeAudit(trx: Transaction, clock: Clock, deed: Deed): Promise<void> {
	const { actor, outcome, details, ...rest } = deed;
	await appendAudit(trx, {
		...rest,
		at: clock.now(),
		actor: actor.name,
		role: actor.role,
		details: { ...details, outcome },
	});
}
