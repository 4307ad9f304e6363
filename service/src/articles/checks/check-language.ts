import { setImmediate as nextTurn } from 'node:timers/promises';
import { languageName } from '../languages.ts';
import { countWords } from '../words.ts';
import { verifyLanguage } from './detect-language.ts';
import { editBlock, editLines, type LineEdit } from './edit-lines.ts';
import { parseMarkdown } from './read-section.ts';
import type { CheckContext, SectionProblem, SectionText } from './section-text.ts';
import { letterWeight } from './written-script.ts';

/** A section or a run of paragraphs of fewer words is judged with the others only: it may be a list of foreign names. */
const FEWEST_WORDS = 60;

/** A run of paragraphs may be this much shorter, since all of them are in the other language. */
const FEWEST_OF_RUN = 50;

/** About 20 words: a shorter paragraph says nothing alone. */
const FEWEST_LETTERS = 100;

/**
 * The sections that are not written in the article's language: when the whole isn't, those that show it (all, when none alone is
 * long enough); otherwise a long section that clearly is in another, or that has a run of paragraphs of 50 words that is.
 */
export async function checkLanguage(
	sections: readonly SectionText[],
	context: CheckContext,
): Promise<SectionProblem[]> {
	const { language } = context;
	const own = sections.map(({ markdown }) => withoutQuotations(markdown));
	// Where all is quotation, that is what there is to judge.
	const texts = own.every((text) => text.trim() === '') ? sections.map(({ markdown }) => markdown) : own;
	const whole = await verifyLanguage(texts.join('\n\n'), language);
	const wrong: number[] = [];
	for (const [index, markdown] of texts.entries()) {
		const isLong = countWords(markdown.slice(0, 100 * FEWEST_WORDS), language) > FEWEST_WORDS;
		if (whole !== 'mismatch' && !isLong) continue;
		// A long article takes some 60 ms, and others wait.
		await nextTurn();
		const isWrong = (await verifyLanguage(markdown, language)) === 'mismatch';
		if (isWrong || (isLong && (await hasForeignRun(markdown, language)))) wrong.push(index);
	}
	const named = whole === 'mismatch' && wrong.length === 0 ? [...sections.keys()] : wrong;
	const advice = `Write it in ${languageName(language, 'en')} (${language}).`;
	return named.map((section) => ({ section, code: 'wrong_language', advice }));
}

/** Whether paragraphs of the section that follow each other, but for short ones between, are in another language together. */
async function hasForeignRun(markdown: string, language: string): Promise<boolean> {
	const paragraphs = paragraphsOf(markdown);
	if (paragraphs.length < 2) return false;
	let run: string[] = [];
	for (const paragraph of paragraphs) {
		if (letterWeight(paragraph) < FEWEST_LETTERS) continue;
		if ((await verifyLanguage(paragraph, language)) !== 'mismatch') run = [];
		else run.push(paragraph);
		const text = run.join('\n\n');
		if (run.length > 0 && countWords(text, language) >= FEWEST_OF_RUN)
			if (run.length === 1 || (await verifyLanguage(text, language)) === 'mismatch') return true;
	}
	return false;
}

/** The Markdown without its block quotations, those within a list item included. */
function withoutQuotations(markdown: string): string {
	const text = markdown.replace(/\r\n?/g, '\n');
	const edits = parseMarkdown(text).flatMap((token): LineEdit[] => {
		const edit = token.type === 'blockquote_open' ? editBlock(token, []) : null;
		return edit === null ? [] : [edit];
	});
	return editLines(text.split('\n'), edits);
}

/** Paragraphs of the text itself: a quotation may be in any language. */
function paragraphsOf(markdown: string): string[] {
	const tokens = parseMarkdown(markdown);
	return tokens.flatMap(({ type, content }, index) => {
		const around = tokens[index - 1];
		return type === 'inline' && around?.type === 'paragraph_open' && around.level === 0 ? [content] : [];
	});
}
