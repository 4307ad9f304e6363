import { english } from './language/en.ts';
import { textsFor } from './language/index.ts';
import type { LanguageTexts } from './language/texts.ts';
import { bulletList, escapeInline, heading, quoteBlock, taskList, toOneLine } from './markdown.ts';
import { plans } from './plan/index.ts';
import type { OutlineRequest } from './request.ts';
import { aboutWords, divideWords, sectionTarget } from './words.ts';

export { outlineLanguages } from './language/index.ts';
export type { OutlineRequest } from './request.ts';

/**
 * Writes the outline of a text as pieces of Markdown (GFM); joined, they are the whole. It asks no model and states
 * no fact: headings of level 2 and 3, prompts for the writer, a target of words per section (together `words`), a
 * checklist. The same request always gives the same outline.
 *
 * A language without texts gets English and a first line that says so.
 *
 * @example
 * const markdown = [...writeOutline(request)].join('');
 */
export function* writeOutline(request: OutlineRequest): Generator<string> {
	const texts = textsFor(request.language);
	if (!texts) yield missingLanguageNote(request.language);
	yield* writeIn(texts ?? english, request);
}

function* writeIn(texts: LanguageTexts, request: OutlineRequest): Generator<string> {
	const title = toOneLine(request.title);
	yield* quoteBlock(texts.labels.brief, request.prompt);
	yield `*${texts.notice}*\n\n`;
	yield* bulletList(guidance(texts, title, request));
	yield* writeSections(texts, title, request);
	yield heading(2, texts.checklist.heading);
	yield* taskList([...texts.checklist.prompts, ...texts.types[request.content_type].checklist]);
}

function guidance(texts: LanguageTexts, title: string, { tone, words }: OutlineRequest): string[] {
	const { labels, quotes, tones } = texts;
	const lines = [`**${labels.tone}** ${tones[tone]}`, `**${labels.length}** ${aboutWords(texts, words)}`];
	// A title of nothing but control characters passes the contract: there is then nothing to show.
	return title === '' ? lines : [`**${labels.title}** ${quotes[0]}${escapeInline(title)}${quotes[1]}`, ...lines];
}

function* writeSections(texts: LanguageTexts, title: string, request: OutlineRequest): Generator<string> {
	const { words } = request;
	const plan = plans[request.content_type](texts, { title, words });
	const sections = plan.filter(({ fromWords }) => words >= fromWords);
	const targets = divideWords(
		words,
		sections.map(({ share }) => share),
	);
	for (const [index, section] of sections.entries()) {
		yield heading(2, section.heading);
		yield `*${sectionTarget(texts, targets[index] ?? 0, section.parts)}*\n\n`;
		yield* section.body();
	}
}

function missingLanguageNote(tag: string): string {
	return `*This outline is in English because there is none in ${escapeInline(languageName(tag))} yet.*\n\n`;
}

function languageName(tag: string): string {
	try {
		return new Intl.DisplayNames('en', { type: 'language' }).of(tag) ?? toOneLine(tag);
	} catch (error) {
		// The contract lets through a few tags that Intl finds malformed, such as `en-aa-bb`.
		if (error instanceof RangeError) return toOneLine(tag);
		throw error;
	}
}
