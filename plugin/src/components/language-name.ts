/** The name of a language (BCP 47) in this page's language; the tag itself where the browser knows no name. */
export function languageName(tag: string): string {
	try {
		return new Intl.DisplayNames(document.documentElement.lang || undefined, { type: 'language' }).of(tag) ?? tag;
	} catch {
		return tag;
	}
}
