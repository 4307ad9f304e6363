import type { LanguageTexts } from './language/texts.ts';

const FEWEST_ITEMS = 3;
const MOST_ITEMS = 30;
/** In characters: a longer title would make an unreadable heading. */
const LONGEST_TITLE_IN_HEADING = 70;
const MOST_OPTIONS = 3;
/** “or” also stands inside sentences (“Should you buy or rent?”): only very short sides are surely names. */
const LONGEST_NAME_AROUND_CONJUNCTION = 2;
const LONGEST_NAME_AROUND_VERSUS = 4;

/** The title if it is short enough to be repeated in a heading, else null. */
export function titleForHeading(title: string): string | null {
	return title !== '' && title.length <= LONGEST_TITLE_IN_HEADING ? title : null;
}

/** How many items a list's title promises (“7 ways to …”, “Top 10 …”), or null. */
export function itemsInTitle(title: string): number | null {
	return inRange(/^[^\d:]{0,15}?(?<![\p{L}\d.,/-])(\d{1,2})(?=\s+\p{L})/u.exec(title)?.[1]);
}

/** How many steps a title promises (“… in 5 easy steps”), or null. Other numbers (“in 10 minutes”) do not count. */
export function stepsInTitle(title: string, stepStem: string): number | null {
	const pattern = new RegExp(`(?<![\\p{L}\\d.,/-])(\\d{1,2})(?:\\s+\\p{L}+)?\\s+${stepStem}`, 'iu');
	return inRange(pattern.exec(title)?.[1]);
}

function inRange(digits: string | undefined): number | null {
	const number = Number(digits);
	return number >= FEWEST_ITEMS && number <= MOST_ITEMS ? number : null;
}

/**
 * The two or three things that a title compares (“Ghost vs WordPress”, “Was ist besser: Miete oder Kauf?”), or null
 * where that isn't plain. The names are as typed, but begin with a capital.
 */
export function optionsInTitle(title: string, texts: LanguageTexts): readonly string[] | null {
	const conjunctions = texts.conjunctions.join('|');
	for (const clause of title.split(/[:?!,;()|—–]|\s-\s/)) {
		const versus = namesBetween(clause, /\s+(?:vs\.?|versus)\s+/iu, LONGEST_NAME_AROUND_VERSUS);
		const names =
			versus ?? namesBetween(clause, new RegExp(`\\s+(?:${conjunctions})\\s+`, 'iu'), LONGEST_NAME_AROUND_CONJUNCTION);
		if (names) return names.map((name) => capitalize(name, texts.tag));
	}
	return null;
}

function namesBetween(clause: string, separator: RegExp, mostWords: number): readonly string[] | null {
	const names = clause.split(separator).map((name) => name.trim());
	const distinct = new Set(names.map((name) => name.toLowerCase().replace(/\s+/g, ' ')));
	if (names.length < 2 || names.length > MOST_OPTIONS || distinct.size !== names.length) return null;
	return names.every((name) => name !== '' && name.split(/\s+/).length <= mostWords) ? names : null;
}

/** Leaves names alone whose own capital stands elsewhere (“iPhone”). */
function capitalize(name: string, language: string): string {
	const [word = ''] = name.split(/\s/);
	if (word !== word.toLocaleLowerCase(language)) return name;
	const [first = ''] = name;
	return first.toLocaleUpperCase(language) + name.slice(first.length);
}
