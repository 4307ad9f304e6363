import { sameness } from '../same-words.ts';
import { findAvoidedWords } from './check-avoided-words.ts';
import { findDuplicateHeadings, findMisplacedHeadings } from './check-headings.ts';
import { findForeignLinks } from './check-links.ts';
import { findPlaceholders } from './check-placeholders.ts';
import { findRefusal } from './check-refusal.ts';
import { findRepetitions, paragraphKeys } from './check-repetition.ts';
import { findSelfReferences } from './check-self-reference.ts';
import { findUnfinished } from './check-unfinished.ts';
import { quote, quotes } from './quote.ts';
import { type Finding, type ReadContext, type ReadSection, readContext, readSection } from './read-section.ts';
import type { CheckContext, ProblemCode, SectionProblem, SectionText } from './section-text.ts';

/**
 * What is wrong with the sections, but for length and language: at most one problem of each kind for a section, in the order of
 * the sections; of one that is no text but a refusal, that alone. Pure; time grows with the length of the text.
 * @throws {RangeError} when a section is longer than the renderer takes (2,000,000 characters)
 */
export function checkSections(sections: readonly SectionText[], context: CheckContext): SectionProblem[] {
	const known = readContext(context);
	const read = sections.map(readSection);
	const duplicates = findDuplicateHeadings(read, known);
	const earlier = new Set<string>();
	return sections.flatMap((section, index) => {
		const one = read[index];
		if (one === undefined) return [];
		const refusal = refusalAdvice(findRefusal(one, known));
		if (refusal !== null) return [{ section: index, code: 'refusal', advice: refusal }];
		const repeated = repetitionProblem(one, index, context.language, earlier);
		for (const key of paragraphKeys(one, context.language)) earlier.add(key);
		const advices: [ProblemCode, string | null][] = [
			...textAdvices(one, known),
			['duplicate_heading', duplicateAdvice(duplicates[index] ?? [])],
			['foreign_link', linkAdvice(findForeignLinks(section, context.links, context.prompt))],
		];
		const problems = advices.flatMap(([code, advice]): SectionProblem[] =>
			advice === null ? [] : [{ section: index, code, advice }],
		);
		return [...problems, ...repeated];
	});
}

function repetitionProblem(
	read: ReadSection,
	section: number,
	language: string,
	earlier: ReadonlySet<string>,
): SectionProblem[] {
	const found = findRepetitions(read, language, earlier);
	if (found.length === 0) return [];
	const elsewhere = found.map(({ text }) => sameness(text)).filter((key) => earlier.has(key));
	const advice = `This is said word for word before; say it once, and say something else instead: ${quotes(found.map(({ text }) => text))}.`;
	return [{ section, code: 'repetition', advice, elsewhere }];
}

function refusalAdvice(text: string | null): string | null {
	return text === null
		? null
		: `This is not the text of the section; write it for its readers with what you know, without a question or an excuse: ${quote(text)}.`;
}

function textAdvices(section: ReadSection, context: ReadContext): [ProblemCode, string | null][] {
	const unfinished = findUnfinished(section, context.language);
	return [
		[
			'placeholder',
			advise(
				texts(findPlaceholders(section, context)),
				(found) => `Nothing may be left to fill in. Write what belongs there, or leave it out: ${found}.`,
			),
		],
		[
			'self_reference',
			advise(
				texts(findSelfReferences(section, context)),
				(found) =>
					`Write only what the reader of the article reads; leave out what speaks of the writer, the order or the text itself: ${found}.`,
			),
		],
		['unfinished', unfinished === null ? null : `Bring the section to its end: ${unfinished}.`],
		[
			'heading_level',
			advise(
				findMisplacedHeadings(section),
				(found) =>
					`Headings inside the section begin with "### ", those below them with "#### ", and skip no level: ${found}.`,
			),
		],
		['avoided_word', advise(findAvoidedWords(section, context), (found) => `Use other words than these: ${found}.`)],
	];
}

function duplicateAdvice(headings: readonly string[]): string | null {
	return advise(
		headings,
		(found) => `These headings stand elsewhere already, or repeat the title; word them otherwise: ${found}.`,
	);
}

function linkAdvice(addresses: readonly string[]): string | null {
	return advise(addresses, (found) => `Leave out these addresses, which the editor did not give: ${found}.`);
}

function advise(found: readonly string[], write: (quoted: string) => string): string | null {
	return found.length === 0 ? null : write(quotes(found));
}

function texts(findings: readonly Finding[]): string[] {
	return findings.map(({ text }) => text);
}
