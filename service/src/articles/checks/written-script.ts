/** ISO 15924 codes that stand for several scripts of Unicode. */
const MEMBERS: Record<string, readonly string[]> = {
	Hans: ['Han', 'Bopomofo'],
	Hant: ['Han', 'Bopomofo'],
	Hani: ['Han'],
	Jpan: ['Han', 'Hiragana', 'Katakana'],
	Kore: ['Hangul', 'Han'],
	Aran: ['Arabic'],
};

/** A letter of East Asia says as much as about three of an alphabet. */
const DENSE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;
const DENSE_WEIGHT = 3;

/** How many letters a text has; those of East Asia count three. */
export function letterWeight(text: string): number {
	return countMatches(text, /\p{L}/gu) + (DENSE_WEIGHT - 1) * countMatches(text, DENSE);
}

/** The text with only those letters that belong to the script, or null when Unicode has no such script. */
export function onlyInScript(text: string, script: string): string | null {
	const members = (MEMBERS[script] ?? [script]).map((name) => `\\p{Script_Extensions=${name}}`).join('');
	try {
		return text.replace(new RegExp(`[\\p{L}--[${members}]]+`, 'gv'), ' ');
	} catch {
		return null;
	}
}

/** The language that a script makes one think of, as a BCP 47 code: `Khmr` -> `km`, `Cyrl` -> `ru`. */
export function languageOfScript(script: string): string {
	try {
		return new Intl.Locale(`und-${script}`).maximize().language;
	} catch {
		return 'und';
	}
}

function countMatches(text: string, pattern: RegExp): number {
	return text.match(pattern)?.length ?? 0;
}
