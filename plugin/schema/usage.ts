import { UsageDay, UsageReport } from '@draftsmith/shared';
import { z } from 'zod';

const Figures = UsageDay.pick({ requests: true, input_tokens: true, output_tokens: true });

/** What the service says of this site, added up. */
const ServiceUsage = UsageReport.pick({ plan: true, today: true, today_tokens: true, alerts: true }).extend({
	days: z
		.array(Figures.extend({ date: z.iso.date() }))
		.meta({ description: 'One for each UTC day, oldest first; 31 at most.' }),
	models: z.array(Figures.extend({ model: z.string().nullable() })),
});

const AuthorUsage = z.object({
	id: z.int(),
	name: z.string().meta({ description: 'Empty when the user is gone.' }),
	asked: z.int(),
	inserted: z.int(),
	failed: z.int(),
	input_tokens: z.int().nullable().meta({ description: 'null: of none of them it is known.' }),
	output_tokens: z.int().nullable(),
	unknown: z.int().meta({ description: 'Articles that ended without the service telling their tokens.' }),
});

/** What the routes of the Articles and the Usage screen take and give, besides the jobs themselves. */
export const usageSchemas = {
	UsageReportArguments: z.object({ days: z.literal([7, 30, 90]).default(30) }),
	SiteUsage: z.object({
		days: z.int(),
		since: z.iso.datetime().meta({ description: 'The authors’ figures are of what was asked for since then.' }),
		time_zone: z.string().meta({ description: 'The site’s, such as `Europe/Vilnius` or `+02:00`.' }),
		service: ServiceUsage.nullable().meta({ description: 'null: not registered, or it did not answer.' }),
		failure: z.object({ code: z.string(), message: z.string(), action: z.string().nullable() }).nullable(),
		everyone: z.boolean().meta({ description: 'Whether all authors are listed, or the user alone.' }),
		authors: z.array(AuthorUsage),
	}),
	JobChoices: z.object({
		authors: z.array(z.object({ id: z.int(), name: z.string() })),
		languages: z.array(z.string()),
		models: z.array(z.string()),
	}),
};
