import { usageShow } from '../operators/index.ts';
import { command } from './command.ts';

/** `draftsmith usage …` */
export const usageCommands = [
	command({
		action: usageShow,
		summary: 'what an account took on each of the last 31 UTC days, by model',
		takes: ['account'],
		table: ({ days }) => ({
			columns: ['DAY', 'MODEL', 'REQUESTS', 'TOKENS IN', 'TOKENS OUT'],
			rows: days.map((each) => [each.date, each.model, each.requests, each.input_tokens, each.output_tokens]),
		}),
		note: ({ plan, today, limits }) =>
			`Plan ${plan}, ${today.date}: ${today.requests} of ${limits.requests_per_day} requests, ${today.tokens} of ${limits.tokens_per_day} tokens, with what unfinished articles hold.`,
	}),
];
