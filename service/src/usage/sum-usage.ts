import type { Usage } from '@draftsmith/shared';

/** The tokens of several steps together. One unknown count makes the sum unknown; one estimate makes it an estimate. */
export function sumUsage(steps: Iterable<{ usage: Usage }>): Usage {
	const sum: Usage = { input_tokens: 0, output_tokens: 0, source: 'none' };
	const rank = { none: 0, provider: 1, estimated: 2, unknown: 3 } as const;
	for (const { usage } of steps) {
		sum.input_tokens = add(sum.input_tokens, usage.input_tokens);
		sum.output_tokens = add(sum.output_tokens, usage.output_tokens);
		if (rank[usage.source] > rank[sum.source]) sum.source = usage.source;
	}
	return sum;
}

function add(one: number | null, other: number | null): number | null {
	return one === null || other === null ? null : one + other;
}
