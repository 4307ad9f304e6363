import type { ReadContext, ReadSection } from './read-section.ts';

/** Scripts that set no space between words: there a word is found inside of others. */
const UNSPACED =
	/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const WORD_PART = /[\p{L}\p{M}\p{N}_]/u;

/** The words to avoid that stand in the section, in any case and spacing, outside of links and code. */
export function findAvoidedWords(section: ReadSection, context: ReadContext): string[] {
	const fold = folder(context.language);
	const text = section.prose.map((line) => fold(line.text)).join('\n');
	return context.avoid.filter((word) => holds(text, fold(word)));
}

function holds(text: string, word: string): boolean {
	if (word === '') return false;
	for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + word.length)) {
		if (isEdge(characterBefore(text, at), word) && isEdge(characterAt(text, at + word.length), word)) return true;
	}
	return false;
}

/** Whether a word may end beside this character. */
function isEdge(beside: string, word: string): boolean {
	return !WORD_PART.test(beside) || UNSPACED.test(beside) || UNSPACED.test(word);
}

function characterAt(text: string, at: number): string {
	const code = text.codePointAt(at);
	return code === undefined ? '' : String.fromCodePoint(code);
}

function characterBefore(text: string, at: number): string {
	return at === 0 ? '' : (/.$/su.exec(text.slice(Math.max(0, at - 2), at))?.[0] ?? '');
}

/** Case goes as the language has it: Turkish has two letters i. */
function folder(language: string): (text: string) => string {
	const locale = localeOf(language);
	return (text) => text.normalize('NFKC').replace(/[‘’ʼ]/g, "'").replace(/\s+/g, ' ').trim().toLocaleLowerCase(locale);
}

function localeOf(language: string): string {
	try {
		return new Intl.Locale(language).toString();
	} catch {
		return 'und';
	}
}
