/**
 * Frequent words that a language has and its neighbours lack (`own`), and those of its neighbours that it lacks (`others`, or any
 * with one of the letters `strange`): what tells languages apart that look alike to a detector of letters.
 */
type TellingWords = { own: string; others: string; strange?: RegExp };

const DANISH = 'af efter meget nogle noget blev bliver hvad mig dig sig mellem igen kun uden hvornår';
const NORWEGIAN =
	'av etter mye mykje noen nokre noe noko ble blir vart hva kva meg deg seg mellom igjen att uten utan ikkje ein eit frå dei';
const SERBIAN = 'у је су са као који која које није нису али јер где већ или';
const MACEDONIAN = 'во со дека ќе ги го кои кој тоа сè една еден каде';

const TELLING: Record<string, TellingWords> = {
	da: { own: DANISH, others: NORWEGIAN },
	nb: { own: NORWEGIAN, others: DANISH },
	nn: { own: NORWEGIAN, others: DANISH },
	no: { own: NORWEGIAN, others: DANISH },
	sr: { own: SERBIAN, others: MACEDONIAN },
	bs: { own: SERBIAN, others: MACEDONIAN },
	gl: {
		own: 'unha unhas cunha cun facer mañá rúa non nun nunha dun dunha coa coas cos máis tamén moi xa ata polo pola polos polas hai súa súas cando dende mentres despois',
		others:
			'el los las y una unas del también muy más al hasta su sus hay donde cuando não uma umas em com também mais muito até são já pelo pela pelos pelas numa amb els les i és molt més',
		strange: /[ãõçâêôà]/u,
	},
	uz: {
		own: 'va bilan uchun ham emas yoki lekin esa shu juda deb har bu kerak edi',
		others: 've ile için çok değil olarak daha gibi kadar ama olan və ilə üçün deyil lakin amma kimi hər',
		strange: /[çğıöüəş]/u,
	},
};

/** So many are needed to say anything, and so many times as many as of the other side. */
const FEWEST = 3;
const TIMES = 2;

const sets = new Map(
	Object.entries(TELLING).map(([language, { own, others, strange }]) => [
		language,
		{ own: new Set(own.split(' ')), others: new Set(others.split(' ')), strange },
	]),
);

/** What the small words of a text say of a language; null where they are too few, or nobody knows which. */
export function verdictOfWords(text: string, language: string): 'match' | 'mismatch' | null {
	const telling = sets.get(language);
	if (telling === undefined) return null;
	let own = 0;
	let others = 0;
	for (const [word] of text.toLowerCase().matchAll(/[\p{L}\p{M}]+/gu)) {
		if (telling.own.has(word)) own++;
		else if (telling.others.has(word) || telling.strange?.test(word)) others++;
	}
	if (others >= FEWEST && others > TIMES * own) return 'mismatch';
	return own >= FEWEST && own > TIMES * others ? 'match' : null;
}
