import { ProofProblem, type Site } from '@draftsmith/shared';
import { timestamp, timestampOrNull } from '../platform/timestamp.ts';
import type { SiteRow } from '../store/index.ts';
import type { AccountsContext } from './context.ts';
import { proofToken } from './proof/token.ts';

/** A site as its owner may see it. */
export function toSite(context: Pick<AccountsContext, 'verification' | 'proofKey'>, row: SiteRow): Site {
	return {
		id: row.id,
		domain: row.domain,
		status: row.status,
		proof: {
			state: proofState(context.verification, row),
			method: row.proof_method,
			problem: ProofProblem.safeParse(row.proof_problem).data ?? null,
			next_attempt_at: timestampOrNull(row.proof_due_at),
			token: proofToken(context.proofKey, row.id),
		},
		allow_external_providers: row.allow_external === 1,
		created_at: timestamp(row.created_at),
	};
}

function proofState(verification: AccountsContext['verification'], row: SiteRow): Site['proof']['state'] {
	if (row.status !== 'unproven' && row.proven_at !== null) return 'proven';
	// Those that were active before there were proofs stay so without one.
	if (verification === 'off' || row.status !== 'unproven') return 'off';
	return row.proof_due_at === null ? 'failed' : 'pending';
}
