import { findAvoidedWords } from './check-avoided-words.ts';
import { findDuplicateHeadings, findMisplacedHeadings } from './check-headings.ts';
import { findForeignLinks } from './check-links.ts';
import { findPlaceholders } from './check-placeholders.ts';
import { findSelfReferences } from './check-self-reference.ts';
import { findUnfinished } from './check-unfinished.ts';
import { quotes } from './quote.ts';
import { type Finding, type ReadContext, type ReadSection, readContext, readSection } from './read-section.ts';
import type { CheckContext, ProblemCode, SectionProblem, SectionText } from './section-text.ts';

/**
 * What is wrong with the sections, but for length and language: at most one problem of each kind for a section, in the order of
 * the sections. Pure; time grows with the length of the text.
 * @throws {RangeError} when a section is longer than the renderer takes (2,000,000 characters)
 */
export function checkSections(sections: readonly SectionText[], context: CheckContext): SectionProblem[] {
	const known = readContext(context);
	const read = sections.map(readSection);
	const duplicates = findDuplicateHeadings(read, known);
	return sections.flatMap((section, index) => {
		const one = read[index];
		if (one === undefined) return [];
		const advices: [ProblemCode, string | null][] = [
			...textAdvices(one, known),
			['duplicate_heading', duplicateAdvice(duplicates[index] ?? [])],
			['foreign_link', linkAdvice(findForeignLinks(section, context.links, context.prompt))],
		];
		return advices.flatMap(([code, advice]) => (advice === null ? [] : [{ section: index, code, advice }]));
	});
}

function textAdvices(section: ReadSection, context: ReadContext): [ProblemCode, string | null][] {
	const unfinished = findUnfinished(section);
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
