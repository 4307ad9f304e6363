/** The languages in which the service writes mails, BCP 47. */
const LANGUAGES = ['en', 'ru', 'lt', 'de', 'fr', 'es', 'pl', 'uk'];

/** A language's name in itself, such as "Deutsch"; its tag when the browser knows none. */
function nameOf(tag: string): string {
	try {
		return new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? tag;
	} catch {
		return tag;
	}
}

/** What one can choose from: the languages of the mails, and the one that is set, where it is another. */
export function languageOptions(current: string | null): { value: string; label: string }[] {
	const tags = current === null || LANGUAGES.includes(current) ? LANGUAGES : [current, ...LANGUAGES];
	return tags.map((value) => ({ value, label: nameOf(value) }));
}
