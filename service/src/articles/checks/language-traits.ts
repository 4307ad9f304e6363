/** The languages that the detector tells apart, by its codes. */
const KNOWN =
	'am ar az be bg bn ca cs da de el en es et eu fa fi fr gu he hi hr hu hy is it ja ka kn ko lo lt lv ml mr ms nl no or pa pl pt ro ru sk sl sq sr sv ta te th tl tr uk ur vi yo zh';

const known = new Set(KNOWN.split(' '));

/** Tags by which languages also go, or whose texts the detector can't tell from another's. */
const SAME_AS: Record<string, readonly string[]> = {
	nb: ['no', 'da'],
	nn: ['no', 'da'],
	no: ['no', 'da'],
	da: ['da', 'no'],
	id: ['ms'],
	fil: ['tl'],
	iw: ['he'],
	bs: ['hr', 'sr'],
	hr: ['hr', 'sr'],
	sr: ['sr', 'hr'],
	sh: ['hr', 'sr'],
	ckb: ['ku'],
	prs: ['fa'],
};

/** Languages that the detector doesn't know, with those that it takes their texts for. */
const TAKEN_FOR: Record<string, readonly string[]> = {
	af: ['nl', 'de'],
	ast: ['es', 'pt', 'ca'],
	cy: [],
	eo: ['it', 'es', 'pt', 'ca', 'sl', 'hr', 'lt'],
	fo: ['is', 'no', 'da'],
	fy: ['nl', 'de'],
	ga: ['yo'],
	gl: ['pt', 'es', 'ca'],
	ha: ['yo'],
	ig: ['yo'],
	kk: ['ru', 'uk', 'be', 'bg', 'sr'],
	ky: ['ru', 'uk', 'be', 'bg', 'sr'],
	lb: ['de', 'nl'],
	mk: ['sr', 'bg'],
	mn: ['ru', 'uk', 'be', 'bg', 'sr'],
	mt: ['it'],
	ne: ['hi', 'mr'],
	oc: ['ca', 'fr', 'es', 'pt'],
	ps: ['ar', 'fa', 'ur', 'ku'],
	sd: ['ar', 'fa', 'ur', 'ku'],
	so: ['yo'],
	sw: [],
	tg: ['ru', 'uk', 'be', 'bg', 'sr'],
	tt: ['ru', 'uk', 'be', 'bg', 'sr'],
	ug: ['ar', 'fa', 'ur', 'ku'],
	uz: ['tr', 'az'],
	xh: [],
	zu: [],
};

/** Pairs of which a good text may look a little more like the other: how much less a score may be. */
const NEAR: Record<string, Record<string, number>> = {
	cs: { sk: 0.04 },
	sk: { cs: 0.04 },
	es: { ca: 0.04, pt: 0.03 },
	ca: { es: 0.04 },
	pt: { es: 0.03 },
	be: { uk: 0.02 },
	uk: { be: 0.02 },
	bg: { sr: 0.015 },
	sl: { hr: 0.03 },
	hr: { sl: 0.06 },
	hi: { mr: 0.002 },
	mr: { hi: 0.002 },
};

/** Letters of Cyrillic alphabets, where similar languages share most words' shapes but not all letters. */
const RUSSIAN = 'абвгдеёжзийклмнопрстуфхцчшщъыьэюя';
const SERBIAN = 'абвгдђежзијклљмнњопрстћуфхцчџш';
type Cyrillic = { alphabet: string; own?: string; rivals?: { own: string; foreign: string } };
/** `own`: letters that similar alphabets lack; `rivals`: those that tell it from a similar one, where a text may have none of them. */
const CYRILLIC: Record<string, Cyrillic> = {
	ru: { alphabet: RUSSIAN },
	uk: { alphabet: 'абвгґдеєжзиіїйклмнопрстуфхцчшщьюя' },
	be: { alphabet: 'абвгґдеёжзійклмнопрстуўфхцчшыьэюя' },
	bg: { alphabet: 'абвгдежзийклмнопрстуфхцчшщъьюяѝ' },
	sr: { alphabet: SERBIAN, rivals: { own: 'ђћ', foreign: 'ѓќѕ' } },
	bs: { alphabet: SERBIAN, rivals: { own: 'ђћ', foreign: 'ѓќѕ' } },
	mk: { alphabet: 'абвгдѓежзѕијклљмнњопрстќуфхцчџшѐѝ', own: 'ѓѕќ' },
	kk: { alphabet: `${RUSSIAN}әғқңөұүһі`, own: 'әғқңөұүһі' },
	ky: { alphabet: `${RUSSIAN}ңөү`, own: 'ңөү' },
	mn: { alphabet: `${RUSSIAN}өү`, own: 'өү' },
	tg: { alphabet: `${RUSSIAN}ғӣқӯҳҷ`, own: 'ғӣқӯҳҷ' },
	tt: { alphabet: `${RUSSIAN}әөүҗңһ`, own: 'әөүҗңһ' },
};

/** Scripts that a language without a script in its tag may be written in, where it is more than one. */
const SCRIPTS: Record<string, readonly string[]> = {
	az: ['Latn', 'Cyrl'],
	bs: ['Latn', 'Cyrl'],
	kk: ['Cyrl', 'Latn'],
	ku: ['Latn', 'Arab'],
	mn: ['Cyrl', 'Mong'],
	pa: ['Guru', 'Arab'],
	sr: ['Cyrl', 'Latn'],
	uz: ['Latn', 'Cyrl'],
	zh: ['Hans', 'Hant'],
};

/** The only script in which the detector knows a language that has several. */
const KNOWN_IN: Record<string, string> = { az: 'Latn', ku: 'Arab', pa: 'Guru', sr: 'Cyrl', hr: 'Latn', ms: 'Latn' };

/** What is known of a language by its tag. */
export type LanguageTraits = {
	language: string;
	/** ISO 15924. */
	scripts: readonly string[];
	/** The detector's codes for it when written in the script; empty when it doesn't know it so. */
	codesIn: (script: string) => ReadonlySet<string>;
	/** The detector's codes that say nothing against it; null when nobody knows which. */
	takenFor: ReadonlySet<string> | null;
	/** How much lower than these codes' the score of its own may be. */
	near: Readonly<Record<string, number>>;
	/** Letters of its Cyrillic alphabet, and those of them that similar alphabets lack. */
	alphabet: ReadonlySet<string> | null;
	ownLetters: ReadonlySet<string> | null;
	/** Letters that it has and a similar alphabet lacks, and the other way round. */
	rivals: { own: ReadonlySet<string>; foreign: ReadonlySet<string> };
};

/** The traits of a BCP 47 tag, or null when it is none. */
export function languageTraits(tag: string): LanguageTraits | null {
	let locale: Intl.Locale;
	try {
		locale = new Intl.Locale(tag);
	} catch {
		return null;
	}
	const { language } = locale;
	const hasPlace = locale.script !== undefined || locale.region !== undefined;
	const script = locale.maximize().script;
	const scripts = (!hasPlace ? SCRIPTS[language] : undefined) ?? (script === undefined ? [] : [script]);
	const codes = (SAME_AS[language] ?? [language]).filter((code) => known.has(code));
	const cyrillic = CYRILLIC[language];
	return {
		language,
		scripts,
		codesIn: (written) => new Set(codes.filter((code) => (KNOWN_IN[code] ?? written) === written)),
		takenFor: TAKEN_FOR[language] === undefined ? null : new Set(TAKEN_FOR[language]),
		near: NEAR[language] ?? {},
		alphabet: cyrillic === undefined ? null : new Set(cyrillic.alphabet),
		ownLetters: cyrillic?.own === undefined ? null : new Set(cyrillic.own),
		rivals: { own: new Set(cyrillic?.rivals?.own), foreign: new Set(cyrillic?.rivals?.foreign) },
	};
}
