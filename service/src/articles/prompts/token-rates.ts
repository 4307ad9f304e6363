/** Tokens that a word takes. */
export type TokenRate = { low: number; high: number };

/**
 * Tokens per word of the same paragraph in each language (`checks/corpus`), words as `countWords` counts them: `low` by
 * o200k_base (the vocabularies of today's large models), `high` by cl100k_base (from which those of many small ones are made).
 * Measured with gpt-tokenizer 4.0.0; the test measures again.
 */
export const RATE_OF_LANGUAGE: Record<string, TokenRate> = {
	af: { low: 1.37, high: 1.61 },
	am: { low: 8.6, high: 11.36 },
	ar: { low: 1.88, high: 4.29 },
	az: { low: 2.45, high: 3.61 },
	be: { low: 2.39, high: 4.2 },
	bg: { low: 2.07, high: 2.92 },
	bn: { low: 2.16, high: 7.25 },
	bs: { low: 1.82, high: 2.28 },
	ca: { low: 1.43, high: 1.67 },
	cs: { low: 2.05, high: 2.67 },
	cy: { low: 1.72, high: 2.17 },
	da: { low: 1.58, high: 1.89 },
	de: { low: 1.36, high: 1.61 },
	el: { low: 2.18, high: 4.76 },
	en: { low: 1.11, high: 1.13 },
	es: { low: 1.17, high: 1.43 },
	et: { low: 2.28, high: 2.84 },
	eu: { low: 2.26, high: 2.74 },
	fa: { low: 1.97, high: 4 },
	fi: { low: 2.34, high: 3 },
	fil: { low: 1.71, high: 2.11 },
	fr: { low: 1.28, high: 1.53 },
	ga: { low: 1.85, high: 2.25 },
	gl: { low: 1.34, high: 1.61 },
	gu: { low: 2.02, high: 8.52 },
	he: { low: 1.93, high: 5.04 },
	hi: { low: 1.51, high: 4.89 },
	hr: { low: 1.86, high: 2.28 },
	hu: { low: 2.26, high: 2.72 },
	hy: { low: 2.27, high: 11.59 },
	id: { low: 1.61, high: 2.02 },
	is: { low: 1.89, high: 2.65 },
	it: { low: 1.48, high: 1.69 },
	ja: { low: 1.37, high: 1.77 },
	ka: { low: 2.65, high: 13.93 },
	kk: { low: 2.29, high: 5.23 },
	km: { low: 3.18, high: 8.23 },
	kn: { low: 3.12, high: 15.1 },
	ko: { low: 2.49, high: 3.84 },
	lo: { low: 9.13, high: 10.85 },
	lt: { low: 2.59, high: 3.33 },
	lv: { low: 2.54, high: 3.31 },
	mk: { low: 2.02, high: 3 },
	ml: { low: 3.1, high: 15.57 },
	mr: { low: 2.88, high: 7.18 },
	ms: { low: 1.64, high: 2.18 },
	my: { low: 2.65, high: 9.85 },
	nb: { low: 1.53, high: 1.82 },
	nl: { low: 1.22, high: 1.58 },
	nn: { low: 1.55, high: 1.89 },
	pa: { low: 2.36, high: 7.42 },
	pl: { low: 2.13, high: 2.53 },
	pt: { low: 1.24, high: 1.61 },
	'pt-BR': { low: 1.23, high: 1.61 },
	ro: { low: 2, high: 2.43 },
	ru: { low: 1.89, high: 3.32 },
	si: { low: 3.29, high: 10.71 },
	sk: { low: 2.18, high: 2.77 },
	sl: { low: 1.9, high: 2.26 },
	sq: { low: 1.97, high: 2.36 },
	sr: { low: 2.07, high: 3.44 },
	'sr-Latn': { low: 1.79, high: 2.19 },
	sv: { low: 1.6, high: 1.89 },
	sw: { low: 1.97, high: 2.52 },
	ta: { low: 3.28, high: 12.88 },
	te: { low: 3.04, high: 13.72 },
	th: { low: 1.7, high: 3.82 },
	tr: { low: 2.26, high: 2.96 },
	uk: { low: 2.32, high: 3.83 },
	ur: { low: 1.49, high: 4.27 },
	uz: { low: 2.48, high: 3.04 },
	vi: { low: 1.26, high: 2.23 },
	'zh-Hans': { low: 1.45, high: 2.31 },
	'zh-Hant': { low: 1.91, high: 3 },
};

/**
 * An article takes more than the plain prose that was measured: for headings, lists, tables, names and numbers. English Markdown
 * (`blocks/corpus`) took 1.3 times as many by cl100k_base.
 */
const MARKDOWN = 1.3;

/** For a language of a script that none of the measured ones is written in: hardly one is worse. */
const UNKNOWN_SCRIPT: TokenRate = { low: 2, high: 16 };

const RATE_OF_SCRIPT = new Map<string, TokenRate>();
for (const [language, rate] of Object.entries(RATE_OF_LANGUAGE)) {
	const script = new Intl.Locale(language).maximize().script ?? '';
	const known = RATE_OF_SCRIPT.get(script) ?? rate;
	RATE_OF_SCRIPT.set(script, { low: Math.min(known.low, rate.low), high: Math.max(known.high, rate.high) });
}

/**
 * Tokens that a word of an article takes, at least and at most, as tokenizers and texts differ. A language that was not measured
 * lies between the extremes of those that share its script.
 */
export function tokensPerWord(language: string): TokenRate {
	const { low, high } = rateOf(new Intl.Locale(language).maximize());
	return { low, high: high * MARKDOWN };
}

function rateOf({ language, script = '' }: Intl.Locale): TokenRate {
	const usualScript = new Intl.Locale(language).maximize().script;
	const ofLanguage = script === usualScript ? RATE_OF_LANGUAGE[language] : undefined;
	return RATE_OF_LANGUAGE[`${language}-${script}`] ?? ofLanguage ?? RATE_OF_SCRIPT.get(script) ?? UNKNOWN_SCRIPT;
}
