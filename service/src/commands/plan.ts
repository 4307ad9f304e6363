import { planList } from '../operators/index.ts';
import { command } from './command.ts';

/** `draftsmith plan …` */
export const planCommands = [
	command({
		action: planList,
		summary: 'every plan with its limits; "draftsmith account plan" gives an account another',
		table: ({ data }) => ({
			columns: ['PLAN', 'REQUESTS/DAY', 'TOKENS/DAY', 'AT ONCE', 'QUEUE', 'CALLS/MIN', 'SITES', 'MODELS', 'KEPT'],
			rows: data.map((each) => [
				each.id,
				each.requests_per_day,
				each.tokens_per_day,
				each.concurrency,
				each.queue_depth,
				each.calls_per_minute,
				each.sites,
				each.models,
				`${each.retention_days} d`,
			]),
		}),
	}),
];
