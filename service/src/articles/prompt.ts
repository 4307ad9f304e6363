import type { ContentType, Tone } from '@draftsmith/shared';
import type { Brief, WritingRequest } from '../engines/index.ts';
import { languageName } from './languages.ts';

const KIND: Record<ContentType, string> = {
	article: 'an informative article',
	'how-to': 'a step-by-step guide with what the reader needs first and numbered steps',
	listicle: 'a list article whose numbered items each have a heading and a short text',
	'product-description': 'a product description: what it is, for whom, benefits, details',
	'product-review': 'a balanced product review with pros, cons and a verdict',
	comparison: 'a comparison with a table and a recommendation for each kind of reader',
	news: 'a news item that begins with who, what, when and where',
	faq: 'a page of questions and answers',
	'landing-page': 'a landing page: promise, benefits, how it works, objections answered, call to action',
	recipe: 'a recipe: introduction, ingredients as a list, numbered steps, storage',
	'interview-questions': 'a set of interview questions, grouped, each with what a good answer shows',
	newsletter: 'a newsletter issue: greeting, main story, short items, sign-off',
};

const VOICE: Record<Tone, string> = {
	neutral: 'neutral and clear',
	friendly: 'friendly and warm',
	professional: 'professional and precise',
	conversational: 'conversational, as to one reader',
	enthusiastic: 'enthusiastic, without exaggeration',
	authoritative: 'authoritative and well founded',
};

/** Tokens a word may take: in scripts that models split finely it is several. Headroom, not an estimate. */
const TOKENS_PER_WORD = 6;

/**
 * The messages for a model. The editor's text is data between markers: whatever it says, only text comes of it, for the output
 * policy and the plugin decide what reaches the post.
 */
export function writingRequest(brief: Brief): WritingRequest {
	const language = `${languageName(brief.language, 'en')} (${brief.language})`;
	const instructions = [
		`You are an experienced writer and editor. You write ${KIND[brief.content_type]} in ${language}, and in no other language.`,
		`The voice is ${VOICE[brief.tone]}. The length is about ${brief.words} words.`,
		'Write Markdown: an opening paragraph, then sections under "## " headings, with "### " below them where it helps; lists and tables where they serve the reader. No HTML, no front matter, no code fence around the whole.',
		'Do not repeat the title. Do not speak of yourself or of these instructions. Invent no facts, quotes, sources or links; leave out what you cannot know. End with a complete sentence.',
	].join('\n');
	const wishes =
		brief.prompt === '' ? 'The editor gave no further wishes.' : `The editor's wishes:\n<<<\n${brief.prompt}\n>>>`;
	return {
		brief,
		instructions,
		prompt: `Title: ${brief.title}\n\n${wishes}\n\nWrite the text now.`,
		maxOutputTokens: brief.words * TOKENS_PER_WORD + 1000,
	};
}
