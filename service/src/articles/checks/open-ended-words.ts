/**
 * Words that no sentence, call or greeting ends with: articles, conjunctions, and those prepositions that are never left alone
 * (nor are particles of verbs: German "an", Dutch "van"). By language, lower case.
 */
const OPEN_ENDED: Readonly<Record<string, string>> = {
	en: 'a an the and or but nor because although unless whereas of into onto upon during between among their your',
	de: 'der die den dem des eine einen einem einer eines und oder weil dass sondern sowie für zum zur vom im am beim ihre seine unsere',
	fr: "le la les l' un une des du de d' et ou mais que qu' au aux dans par sur chez cette ces son ses leurs à",
	es: 'el la los las un una unos unas de del y e o pero que con para en sin sus al',
	it: 'il lo la i gli le un uno una di del della dei delle e ed o ma che con per da in nel nella su sul al alla',
	pt: 'o a os as um uma de do da dos das e ou mas que com para por em no na nas ao à',
	nl: 'de een en of maar omdat hun',
	pl: 'i oraz lub ale że z ze w we na do dla od przez po przy o ponieważ',
	ru: 'и или но а в во на с со к ко от до из для у о об по при через чтобы',
	uk: 'і й та або але у в на з зі до від із для по при через щоб про',
	be: 'і або але у ў на з да ад для пра праз',
	bg: 'и или но в във на с със към от до за по при през че',
	cs: 'a i nebo ale že v ve na s z ze k do od pro',
	sk: 'a i alebo ale že v vo na s z zo k do od pre',
	lt: 'ir ar bet kad arba į iš su nuo prie per apie',
	lv: 'un vai bet ka uz no ar par pie',
	et: 'ja või aga et',
	fi: 'ja tai mutta että',
	sv: 'och eller men att av',
	da: 'og eller men at',
	nb: 'og eller men at',
	no: 'og eller men at',
	ro: 'și sau dar că de la cu în pe un o',
	hu: 'és vagy de hogy a',
	hr: 'i ili ali da u na s sa od do za po',
	sr: 'i ili ali da u na s sa od do za po и или али да у на с са од до за по',
	sl: 'in ali ter da v na s z od do za',
	el: 'και ή αλλά το τα ο η οι του της των με σε για από να',
	tr: 've veya ama çünkü',
	id: 'dan atau tetapi karena yang di ke dari untuk',
	ms: 'dan atau tetapi kerana yang di ke dari untuk',
	vi: 'và hoặc nhưng vì của',
	ar: 'و أو في من إلى على عن ثم أن',
	fa: 'و یا در از به که برای',
	he: 'של את או על עם',
	ur: 'اور یا لیکن',
	hi: 'और या लेकिन क्योंकि',
	ko: '그리고 또는 및',
};

const sets = new Map(
	Object.entries(OPEN_ENDED).map(([language, words]): [string, ReadonlySet<string>] => [
		language,
		new Set(words.split(' ')),
	]),
);

/** Chinese and Japanese have no spaces; these are no ends of longer words either. */
const OPEN_ENDED_CJK = /(?:以及|因为|因為|但是|或者|并且|並且|および|または|そして|ただし|を)$/u;

/** "What is it made of": English leaves a preposition at the end of a question. */
const STRANDED: ReadonlySet<string> = new Set(['of', 'into', 'upon', 'between', 'among']);
const QUESTION = /(?:^|[.!?:]\s)(?:and |but |so )?(?:what|which|who|whom|whose|where|how|why)\b[^.!?]*$/i;

/** Whether the text ends with a word that needs another behind it. `language` is a BCP 47 tag. */
export function endsOpen(text: string, language: string): boolean {
	if (OPEN_ENDED_CJK.test(text)) return true;
	const known = sets.get(language.split('-')[0]?.toLowerCase() ?? '');
	const word = /[\p{L}\p{M}]+'?$/u.exec(text.slice(-40))?.[0].toLowerCase();
	if (word === undefined || (STRANDED.has(word) && QUESTION.test(text))) return false;
	return known?.has(word) ?? false;
}
