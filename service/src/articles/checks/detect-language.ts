import { chineseScript } from './chinese-letters.ts';
import { type LanguageTraits, languageTraits } from './language-traits.ts';
import { proseSample, windowsOf, withoutNames } from './prose-sample.ts';
import { verdictOfWords } from './telling-words.ts';
import { languageOfScript, letterWeight, onlyInScript } from './written-script.ts';

export type LanguageVerdict = 'match' | 'mismatch' | 'unknown';

/** Letters below which nothing is said: about 20 words. */
const FEWEST_LETTERS = 100;

/** A text with less of its letters in the language's script is written in another one: names and quotations are fewer. */
const LEAST_IN_SCRIPT = 0.4;

/** So many of a text's Cyrillic letters may be of another alphabet: those of names. */
const MOST_STRANGE_LETTERS = 0.008;

/** The detector's mean score (0 to 1) of a text in a language it knows is 0.7 to 0.9; by chance about 0.5 is reached. */
const SURE_SCORE = 0.55;
const VERY_SURE_SCORE = 0.65;
const LIKELY_SCORE = 0.5;
const HOPELESS_SCORE = 0.4;

const ENGLISH_CREOLES = new Set(['en', 'sco', 'jam', 'pcm', 'bi', 'tpi']);

type Scores = { top: string; of: (code: string) => number; share: (codes: ReadonlySet<string>) => number };

/**
 * Whether Markdown is written in the language of a BCP 47 tag. `unknown` when it is too short, the language isn't one that can
 * be told, or the text looks like none: only `mismatch` is a reason to refuse a text. Languages that can't be told from each
 * other (Croatian, Bosnian and Serbian in Latin letters, Indonesian and Malay) pass for each other, and so may short texts in
 * others that are close (Norwegian and Danish, Galician and Portuguese).
 */
export async function verifyLanguage(text: string, expected: string): Promise<LanguageVerdict> {
	const traits = languageTraits(expected);
	if (traits === null) return 'unknown';
	const prose = proseSample(text);
	const weight = letterWeight(prose);
	if (weight < FEWEST_LETTERS) return 'unknown';
	const written = mostlyWritten(prose, traits.scripts);
	if (written === null) return 'unknown';
	if (written.weight < LEAST_IN_SCRIPT * weight) return 'mismatch';
	const byLetters = verdictOfLetters(written.text, written.script, traits);
	if (byLetters !== null) return byLetters;
	const byWords = verdictOfWords(written.text, traits.language);
	if (byWords === 'mismatch' || (byWords === 'match' && traits.codesIn(written.script).size === 0)) return byWords;
	const hasLargeNouns = traits.language === 'de' || traits.language === 'lb';
	const scores = await scoresOf(windowsOf(hasLargeNouns ? written.text : withoutNames(written.text)));
	return verdictOfScores(scores, written.script, traits);
}

/** The script among `scripts` in which most of a text is, with the text in it. */
function mostlyWritten(
	text: string,
	scripts: readonly string[],
): { script: string; text: string; weight: number } | null {
	let best: { script: string; text: string; weight: number } | null = null;
	for (const script of scripts) {
		const inScript = onlyInScript(text, script);
		if (inScript === null) continue;
		const weight = letterWeight(inScript);
		if (best === null || weight > best.weight) best = { script, text: inScript, weight };
	}
	return best;
}

function verdictOfLetters(text: string, script: string, traits: LanguageTraits): LanguageVerdict | null {
	if (traits.language === 'zh' && traits.scripts.length === 1) {
		const chinese = chineseScript(text);
		if (chinese !== null && chinese !== script) return 'mismatch';
	}
	if (script === 'Cyrl' && traits.alphabet !== null) {
		const { alphabet, ownLetters, rivals } = traits;
		const letters = text.toLowerCase().match(/\p{Script=Cyrillic}/gu) ?? [];
		if (letters.filter((letter) => !alphabet.has(letter)).length > MOST_STRANGE_LETTERS * letters.length)
			return 'mismatch';
		const count = (set: ReadonlySet<string>) => letters.filter((letter) => set.has(letter)).length;
		// A name may have one.
		if (count(rivals.foreign) > count(rivals.own)) return 'mismatch';
		if (ownLetters !== null) return letters.some((letter) => ownLetters.has(letter)) ? 'match' : 'mismatch';
	}
	const isOnlyOne = traits.codesIn(script).size === 0 && traits.takenFor === null;
	return isOnlyOne && script !== 'Latn' && languageOfScript(script) === traits.language ? 'match' : null;
}

function verdictOfScores(scores: Scores, script: string, traits: LanguageTraits): LanguageVerdict {
	const { top } = scores;
	const codes = traits.codesIn(script);
	const topScore = scores.of(top);
	if (codes.size === 0) {
		const isOther =
			traits.takenFor === null ? top === 'en' && !ENGLISH_CREOLES.has(traits.language) : !traits.takenFor.has(top);
		return isOther && topScore >= VERY_SURE_SCORE ? 'mismatch' : 'unknown';
	}
	const own = Math.max(...[...codes].map(scores.of));
	if (own < HOPELESS_SCORE) return 'mismatch';
	if (own >= topScore - (traits.near[top] ?? 0) || scores.share(codes) >= 0.5)
		return own >= LIKELY_SCORE ? 'match' : 'unknown';
	return topScore >= SURE_SCORE ? 'mismatch' : 'unknown';
}

/** What the detector says of the windows together. */
async function scoresOf(windows: readonly string[]): Promise<Scores> {
	const detector = await loadDetector();
	const results = windows.map((window) => detector.detect(window));
	const sums = new Map<string, number>();
	for (const result of results)
		for (const [code, score] of Object.entries(result.getScores())) sums.set(code, (sums.get(code) ?? 0) + score);
	const of = (code: string): number => (sums.get(code) ?? 0) / Math.max(1, windows.length);
	const top = [...sums.keys()].reduce((best, code) => (of(code) > of(best) ? code : best), '');
	return {
		top,
		of,
		share: (codes) => results.filter(({ language }) => codes.has(language)).length / Math.max(1, results.length),
	};
}

type Detector = { detect: (text: string) => { language: string; getScores: () => Record<string, number> } };
let loading: Promise<Detector> | undefined;

/**
 * The smallest database, when it is first needed: 140 ms and 90 MB at first, 30 MB kept. The larger ones take 200 to 700 ms and
 * 160 to 420 MB, and over several windows of a text they say the same.
 */
function loadDetector(): Promise<Detector> {
	loading ??= import('eld/extrasmall').then(({ eld }) => eld);
	return loading;
}
