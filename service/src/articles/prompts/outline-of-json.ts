import type { DraftSection } from './draft-section.ts';
import { plainLine } from './plain-line.ts';
import { elementsOf, fieldsOf, MOST_DEPTH, readCutJson, readJson, textOf } from './read-json.ts';
import { takeWordCount } from './word-count-mark.ts';

const HEADING = /^(?:heading|title|name|section|header|headline|h2)$/i;
const WORDS = /words|count|length/i;
const MOST_ELEMENTS = 200;

/** Of JSON that broke off so many whole sections are an outline. */
const FEWEST_WHOLE = 2;

/**
 * The sections of an outline that a model gave as JSON, in whatever shape; of JSON that breaks off the whole ones, if they are two at
 * least. None where there is no JSON.
 */
export function sectionsOfJson(answer: string): DraftSection[] {
	const json = readJson(answer);
	if (json !== undefined) return sectionsIn(json, 0);
	for (const cut of readCutJson(answer)) {
		const whole = sectionsIn(cut, 0);
		// Deeper down there is only more of the section that is not whole.
		if (whole.length > 0) return whole.length < FEWEST_WHOLE ? [] : whole;
	}
	return [];
}

function sectionsIn(json: unknown, depth: number): DraftSection[] {
	if (depth > MOST_DEPTH) return [];
	const elements = elementsOf(json).slice(0, MOST_ELEMENTS);
	if (elements.length > 0) return elements.flatMap(sectionOf);
	const fields = fieldsOf(json).slice(0, MOST_ELEMENTS);
	if (fields.length > 1 && fields.every(([, value]) => isListOfTexts(value))) {
		return fields.map(([name, value]) => sectionOfTexts(name, elementsOf(value)));
	}
	return fields
		.map(([, value]) => sectionsIn(value, depth + 1))
		.reduce<DraftSection[]>((longest, sections) => (sections.length > longest.length ? sections : longest), []);
}

/** "Heading", {"heading": …, "points": […], "words": 150} or {"Heading": ["point"]}. */
function sectionOf(element: unknown): DraftSection[] {
	const fields = fieldsOf(element);
	const heading = textOf(element) || textOf(fields.find(([name]) => HEADING.test(name))?.[1]);
	const lists = fields.filter(([, value]) => elementsOf(value).length > 0);
	if (heading === '') {
		const [only] = lists;
		return only === undefined ? [] : [sectionOfTexts(only[0], elementsOf(only[1]))];
	}
	const section = sectionOfTexts(heading, elementsOf(lists[0]?.[1]));
	const words = Number.parseInt(textOf(fields.find(([name]) => WORDS.test(name))?.[1]), 10);
	return [{ ...section, words: words > 0 ? words : section.words }];
}

function sectionOfTexts(heading: string, points: readonly unknown[]): DraftSection {
	const { text, words } = takeWordCount(plainLine(heading.replace(/^#{1,6}\s*/, '')));
	return {
		heading: text,
		words,
		points: points
			.slice(0, MOST_ELEMENTS)
			.map((point) =>
				plainLine(
					textOf(point) ||
						(fieldsOf(point)
							.map(([, value]) => textOf(value))
							.find(Boolean) ??
							''),
				),
			)
			.filter((point) => point !== ''),
	};
}

function isListOfTexts(value: unknown): boolean {
	return elementsOf(value).length > 0 && elementsOf(value).every((element) => typeof element === 'string');
}
