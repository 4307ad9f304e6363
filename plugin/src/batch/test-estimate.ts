import type { Estimate } from './api.ts';

/** An estimate of some thousand tokens without a price, for tests; without `limits` nothing bounds it. */
export function testEstimate(limits: Partial<Estimate['limits']> = {}): Estimate {
	return {
		input_tokens: { low: 400, high: 900 },
		output_tokens: { low: 600, high: 900 },
		price_micro_usd: null,
		ceilings: [],
		limits: { requests: null, tokens: null, own_left_today: null, own_per_day: null, ...limits },
	};
}
