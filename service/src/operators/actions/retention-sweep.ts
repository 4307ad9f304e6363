import type { SweepReport } from '@draftsmith/shared';
import { z } from 'zod';
import { sweep } from '../../retention/index.ts';
import { eraseUnproven } from '../../rights/index.ts';
import type { Lasting } from '../action.ts';

const Nothing = z.strictObject({});

/** Removes now what the service would remove within the hour. */
export const retentionSweep: Lasting<z.output<typeof Nothing>, SweepReport> = {
	name: 'retention.sweep',
	input: Nothing,
	find: async () => 'all',
	run: async ({ rights }) => {
		const removed = await sweep({
			jobs: rights.jobs,
			dataFolder: rights.dataFolder,
			eraseUnproven: (accountId, before) => eraseUnproven(rights, accountId, before),
		});
		return { output: { removed }, subject: 'all', details: removed };
	},
};
