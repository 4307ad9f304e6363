/** Titles and short forms that stand before a name, a number or a noun, so that no sentence ends with their stop. Lower case. */
const ABBREVIATIONS: ReadonlySet<string> = new Set(
	[
		'dr mr mrs ms mx prof rev hon sr jr st mt ft gen col lt capt sgt gov sen rep pres no nos vol fig figs pp ed eds ch sec vs ca cf viz approx dept est inc ltd co corp jan feb mar apr jun jul aug sep sept oct nov dec',
		'hr fr frl str nr bzw ggf evtl usw bspw vgl abb kap tel mio mrd inkl exkl zzgl geb gest hl',
		'mme mlle mm ste av bd env éd sra srta dra ud uds pág núm sig dott ing avv sigra',
		'dhr mevr bijv mgr inż ul ks św płk',
		'ул г гг пр просп пл д кв обл р см тыс млн млрд проф им акад стр рис св вул буд м просп смт',
		'a g pr al doc kun šv pvz tūkst mln mlrd',
	].flatMap((line) => line.split(' ')),
);

const LAST_WORD = /([\p{L}\p{M}]+)\.["'»”’*_)\]]*$/u;

/** Whether the stop at the end of a text is that of an initial ("J. R."), a title ("Dr.") or another short form ("z. B."). */
export function endsWithAbbreviation(text: string): boolean {
	const word = LAST_WORD.exec(text.slice(-60))?.[1]?.toLowerCase();
	return word !== undefined && ([...word].length === 1 || ABBREVIATIONS.has(word));
}
