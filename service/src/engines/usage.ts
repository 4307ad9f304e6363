import type { Usage } from '@draftsmith/shared';

/** No text takes so many; a larger number is a mistake, and would be added up and charged. Tokens. */
const MOST_TOKENS = 100_000_000;

/** A count of tokens, if it is one: a whole number that is not below nothing nor beyond belief. */
export function toCount(value: unknown): number | null {
	return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 && value <= MOST_TOKENS ? value : null;
}

/** The usage that a provider told, tokens; what it did not tell, or told senselessly, is unknown, never 0. */
export function toUsage(input: unknown, output: unknown): Usage {
	const [input_tokens, output_tokens] = [toCount(input), toCount(output)];
	const isKnown = input_tokens !== null && output_tokens !== null;
	return { input_tokens, output_tokens, source: isKnown ? 'provider' : 'unknown' };
}
