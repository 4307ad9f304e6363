import { every } from '../platform/clock.ts';
import { describeError } from '../platform/log.ts';
import { sweep } from '../retention/index.ts';
import type { RightsContext } from './context.ts';
import { eraseUnproven, resumeErasures } from './erase-account.ts';

const HOUR = 3_600_000;

/**
 * Ends erasures that were cut short and removes what was kept for long enough: at once, which catches up after days off, and then
 * each hour. Returns what stops it and waits for what is under way, which ends soon once the process drains.
 */
export function startSweeping(context: RightsContext): () => Promise<void> {
	const { jobs, dataFolder } = context;
	const round = async () => {
		try {
			await resumeErasures(context);
			await sweep({ jobs, dataFolder, eraseUnproven: (id, before) => eraseUnproven(context, id, before) });
		} catch (error) {
			jobs.log.error(describeError(error), 'the sweep failed');
		}
	};
	let last = round();
	const stop = every(jobs.clock, HOUR, () => {
		last = last.then(round);
		return last;
	});
	return async () => {
		stop();
		await last;
	};
}
