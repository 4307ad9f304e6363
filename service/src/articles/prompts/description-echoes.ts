import { sameness } from '../same-words.ts';

/** How the form of `describePrompt` explains each value: small models give the explanation instead. */
export const EXPLANATIONS: readonly string[] = [
	'a title for search results',
	'the words that a reader would search for',
	'in one or two sentences what the reader gets',
	'three to eight tags',
	'with commas between them',
	'one category of a blog',
	'questions that readers ask and the text answers',
	'its answer in one to three sentences',
	'statement of fact that an editor should verify',
];

/** So many letters may stand before an explanation: "says", "a", "each". */
const MOST_BEFORE = 5;

/** A limit that only the instructions name. */
const LIMIT = /\bat most \d+ characters\b/i;

const KEYS = EXPLANATIONS.map(sameness);

/** "[tag]", "tag 1", "your category": the name of a thing in its place. */
const NAME_OF_FIELD =
	/^[[<{(]?\s*(?:(?:your|insert|the|a|seo|meta)\s+)*(?:tags?|keywords?|category|title|description|claims?|question|answer|label|ai[- ]generated)\s*\d*\s*[\])}>]?$/i;

/** "No claims found", "I could not find any claims to verify". */
const NO_CLAIMS =
	/^(?:there (?:are|were|is) )?(?:no|none|not any)\b[^.]{0,30}\b(?:claims?|facts?|statements?)\b[^.]{0,60}\.?$|^I (?:could not|couldn't|did not|didn't|cannot|can't|was unable to) (?:find|identify|see|extract)\b|^(?:the|this) (?:text|article) (?:does not|doesn't) (?:contain|have|make) any\b|^(?:keine|aucune?|ninguna?|nessuna?|nenhuma?|geen|brak)\s\p{L}{0,30}\s?(?:behauptung|aussage|affirmation|afirmaci|affermazion|afirmaç|bewering|twierdze)/iu;

/** Whether a value is none: the words of the instructions or the name of its own field. */
export function isEcho(value: string): boolean {
	const key = sameness(value);
	const isExplanation = KEYS.some((known) => key.slice(0, known.length + MOST_BEFORE).includes(known));
	return NAME_OF_FIELD.test(value) || LIMIT.test(value) || isExplanation;
}

/** Whether a claim says that there is none. */
export function isNoClaim(value: string): boolean {
	return NO_CLAIMS.test(value);
}
