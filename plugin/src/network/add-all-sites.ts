import type { Addition } from './network-api.ts';

/** How far the adding of sites has come. */
export interface AddingProgress {
	added: number;
	failures: Addition['failures'];
	/** To go on with; null when all were looked at. */
	next: number | null;
	/** Why it ended before the last site; null when it did not. */
	stopped: string | null;
}

/**
 * Adds sites, some at a time, until the last one or until going on makes no sense. Begins where an earlier one ended.
 * @param request adds the next sites after an id
 * @param tell gets every new standing
 * @returns the last standing
 * @throws what `request` rejects with; what was added until then stays added, and was told
 */
export async function addAllSites(
	request: (after: number) => Promise<Addition>,
	start: AddingProgress,
	tell: (progress: AddingProgress) => void,
): Promise<AddingProgress> {
	let progress: AddingProgress = { ...start, stopped: null };
	while (progress.next !== null && progress.stopped === null) {
		const { next, added, failures, stopped } = await request(progress.next);
		progress = {
			added: progress.added + added,
			failures: [...progress.failures, ...failures],
			next,
			stopped,
		};
		tell(progress);
	}
	return progress;
}
