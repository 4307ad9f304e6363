import { every } from '../platform/clock.ts';
import { describeError } from '../platform/log.ts';
import type { AccountsContext } from './context.ts';
import { proveSites, scheduleUntried } from './proof/prove-sites.ts';

/** How soon a registered site is asked; an empty round is one look into an index. ms */
const INTERVAL = 2000;

/**
 * Asks domains for their proofs in the background, where the service wants them: a site with one PHP worker can't answer while
 * it waits for its registration.
 * @returns what stops it; resolves when nobody is asked any more
 */
export function startProofs(context: AccountsContext): () => Promise<void> {
	if (context.verification === 'off') return async () => undefined;
	const stopping = new AbortController();
	let round: Promise<unknown> = Promise.resolve();
	const run = (work: () => Promise<unknown>) => {
		round = work().catch((error: unknown) => context.log.error(describeError(error), 'domains could not be asked'));
		return round;
	};
	run(() => scheduleUntried(context));
	const stop = every(context.clock, INTERVAL, async () => {
		await run(() => proveSites(context, stopping.signal));
	});
	return async () => {
		stop();
		stopping.abort();
		await round;
	};
}
