import type { AdminSite } from '@draftsmith/shared';
import { z } from 'zod';
import { endSites, lockLiveSite, mayAskAgain } from '../../accounts/index.ts';
import { ProblemError } from '../../platform/problem.ts';
import type { Writing } from '../action.ts';
import { findSite, SiteName } from '../find.ts';
import { readSite } from './site.ts';

const Named = z.strictObject({ site: SiteName });

/** Has a site's domain asked for its proof again, now and with a whole new schedule; right after an attempt nothing changes. */
export const siteProve: Writing<z.output<typeof Named>, AdminSite> = {
	name: 'site.prove',
	input: Named,
	prepare: async ({ store, clock, rights }, { site }) => {
		const found = await findSite(store.db, site);
		const now = clock.now();
		return async (trx) => {
			const live = await lockLiveSite(trx, found.account_id, found.id);
			if (!live) throw new ProblemError('site_inactive', 'This site has ended. Its owner can register it again.');
			const isAsked = rights.jobs.verification === 'required' && mayAskAgain(live, now);
			if (isAsked) {
				await trx
					.updateTable('sites')
					.set({ proof_attempts: 0, proof_due_at: now })
					.where('id', '=', live.id)
					.execute();
			}
			return { output: await readSite(trx, live.id), subject: live.id, details: { asked: isAsked } };
		};
	},
};

/** Closes a site: its keys are not taken any more, and its domain is free. One that has ended before stays as it is. */
export const siteClose: Writing<z.output<typeof Named>, AdminSite> = {
	name: 'site.close',
	input: Named,
	prepare: async ({ store, clock }, { site }) => {
		const { id } = await findSite(store.db, site);
		const now = clock.now();
		return async (trx) => {
			const ended = await endSites(trx, [id], 'closed', now);
			return { output: await readSite(trx, id), subject: id, details: { ended: ended.length } };
		};
	},
};
