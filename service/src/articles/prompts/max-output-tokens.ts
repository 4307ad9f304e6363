import { tokensPerWord } from './token-rates.ts';

/** Headroom for headings, tables and labels, and for models that think before they write. Tokens. */
const FIXED = 1000;

/** Old tokenizers split words up to twice as finely as the finer of the measured ones; a text may be longer than asked. */
const FACTOR = 2;

/**
 * The most tokens that a model may write for a text of so many words: headroom that no sensible answer needs, not an estimate
 * (which is `tokensPerWord`).
 */
export function maxOutputTokens(words: number, language: string): number {
	return Math.ceil(words * tokensPerWord(language).high * FACTOR) + FIXED;
}
