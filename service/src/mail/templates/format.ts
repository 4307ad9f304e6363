/** The words for a number of things: what follows the number in each plural category that the language has. */
export type PluralForms = { other: string } & Partial<Record<Intl.LDMLPluralRule, string>>;

/** Dates, numbers and plurals as a language writes them. */
export type Format = {
	/** `2026-11-22T00:00:00Z` as a date with the time, in UTC. */
	time: (timestamp: string) => string;
	/** The same without the time. */
	date: (timestamp: string) => string;
	/** 80 as "80 %". */
	percent: (percent: number) => string;
	/** A number with the word that goes with it: "1 article", "5 articles". */
	count: (count: number, forms: PluralForms) => string;
};

/** The format of a language, by its BCP 47 tag. */
export function createFormat(language: string): Format {
	const time = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' });
	const date = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' });
	const number = new Intl.NumberFormat(language);
	const percent = new Intl.NumberFormat(language, { style: 'percent' });
	const plural = new Intl.PluralRules(language);
	return {
		time: (timestamp) => `${time.format(new Date(timestamp))} UTC`,
		date: (timestamp) => date.format(new Date(timestamp)),
		percent: (value) => percent.format(value / 100),
		count: (count, forms) => `${number.format(count)} ${forms[plural.select(count)] ?? forms.other}`,
	};
}
