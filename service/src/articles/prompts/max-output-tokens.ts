import { MOST_SECTIONS } from '@draftsmith/shared';
import type { ArticleBrief } from '../brief.ts';
import type { ContentTypeRules } from '../content-types/index.ts';
import { sectionBounds } from './section-bounds.ts';
import { tokensPerWord } from './token-rates.ts';

/** Headroom of a section for headings, tables and models that think before they write. Tokens. */
const FIXED = 1000;

/** Old tokenizers split words up to twice as finely as the finer of the measured ones; a text may be longer than asked. */
const FACTOR = 2;

/** Headroom of the other steps: small, since prompt and answer must fit together into a window of 4,096 tokens. */
const THINKING = 600;

/** Words of a section in an outline: its heading and five points or so, well meant. */
const WORDS_OF_ENTRY = 60;

/** Words of the SEO fields, of five questions with their answers, and of fifteen claims. */
const WORDS_OF_FIELDS = 60;
const WORDS_OF_FAQ = 350;
const WORDS_OF_CLAIMS = 390;

/**
 * The most tokens that a model may write for a text of so many words: headroom that no sensible answer needs, not an estimate
 * (which is `tokensPerWord`).
 */
export function maxOutputTokens(words: number, language: string): number {
	return Math.ceil(words * tokensPerWord(language).high * FACTOR) + FIXED;
}

/** The most tokens that a model may write for an outline: enough for as many sections as the text can bear. */
export function outlineTokens(
	brief: Pick<ArticleBrief, 'title' | 'words' | 'language'>,
	rules: ContentTypeRules,
): number {
	const entries = Math.min(sectionBounds(brief, rules).most + 1, MOST_SECTIONS);
	return tokensFor(entries * WORDS_OF_ENTRY, brief.language);
}

/** The most tokens that a model may write for SEO fields and claims; claims quote the text, so a short one has few. */
export function describeTokens(brief: Pick<ArticleBrief, 'words' | 'language'>, rules: ContentTypeRules): number {
	const words = WORDS_OF_FIELDS + (rules.faq ? WORDS_OF_FAQ : 0) + Math.min(WORDS_OF_CLAIMS, brief.words);
	return tokensFor(words, brief.language);
}

function tokensFor(words: number, language: string): number {
	return Math.ceil(words * tokensPerWord(language).high) + THINKING;
}
