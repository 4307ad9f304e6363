import type { AnnouncedPolicy } from '@draftsmith/shared';
import { z } from 'zod';
import { announcePolicy, PolicyError } from '../../mail/index.ts';
import { ProblemError } from '../../platform/problem.ts';
import { timestamp } from '../../platform/timestamp.ts';
import type { Lasting } from '../action.ts';

const Announcement = z.strictObject({
	version: z.string().regex(/^[\w.-]{1,100}$/, 'must be of letters, digits, dots and dashes, such as 2027-01'),
	url: z
		.url({ protocol: /^https$/ })
		.max(2000)
		.meta({ description: 'Where it can be read.' }),
	effective_at: z.union([z.iso.date(), z.iso.datetime()]).meta({ description: 'A UTC day or time.' }),
});

/** Tells every account of a new version of the privacy policy. Cut short, the same announcement again goes on where it ended. */
export const policyAnnounce: Lasting<z.output<typeof Announcement>, AnnouncedPolicy> = {
	name: 'policy.announce',
	input: Announcement,
	find: async (_context, { version }) => version,
	run: async (context, version, { url, effective_at }) => {
		const effectiveAt = Date.parse(effective_at);
		const { accounts } = await announcePolicy(context, { version, url, effectiveAt }).catch((error: unknown) => {
			throw error instanceof PolicyError ? new ProblemError('invalid_request', error.message) : error;
		});
		const { announced_at } = await context.store.db
			.selectFrom('policies')
			.select('announced_at')
			.where('version', '=', version)
			.executeTakeFirstOrThrow();
		const output = {
			version,
			url,
			announced_at: timestamp(announced_at),
			effective_at: timestamp(effectiveAt),
			accounts,
		};
		return { output, subject: version, details: { accounts } };
	},
};
