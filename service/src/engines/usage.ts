import type { Usage } from '@draftsmith/shared';

/** The usage that a provider told, tokens; what it did not tell is unknown, never 0. */
export function toUsage(input: number | null | undefined, output: number | null | undefined): Usage {
	const known = typeof input === 'number' && typeof output === 'number';
	return { input_tokens: input ?? null, output_tokens: output ?? null, source: known ? 'provider' : 'unknown' };
}
