/** Languages that a site can choose, as BCP 47 tags. A model may do others less well; the request accepts any valid tag. */
const TAGS = [
	'ar',
	'bg',
	'bn',
	'ca',
	'cs',
	'da',
	'de',
	'el',
	'en',
	'en-GB',
	'es',
	'es-419',
	'et',
	'fa',
	'fi',
	'fil',
	'fr',
	'fr-CA',
	'gl',
	'gu',
	'he',
	'hi',
	'hr',
	'hu',
	'hy',
	'id',
	'is',
	'it',
	'ja',
	'ka',
	'kk',
	'ko',
	'lt',
	'lv',
	'mk',
	'mr',
	'ms',
	'nb',
	'nl',
	'pl',
	'pt',
	'pt-BR',
	'ro',
	'ru',
	'sk',
	'sl',
	'sq',
	'sr',
	'sv',
	'sw',
	'ta',
	'te',
	'th',
	'tr',
	'uk',
	'ur',
	'uz',
	'vi',
	'zh-Hans',
	'zh-Hant',
];

/** A language's name in another language (`locale`), or the tag itself where ICU knows none. */
export function languageName(tag: string, locale: string): string {
	try {
		return new Intl.DisplayNames([locale, 'en'], { type: 'language' }).of(tag) ?? tag;
	} catch {
		return tag;
	}
}

/** Every language with its English name and its own, sorted by the latter. Made once: ICU takes a few ms. */
export const LANGUAGES: readonly { tag: string; name: string; native_name: string }[] = TAGS.map((tag) => ({
	tag,
	name: languageName(tag, 'en'),
	native_name: capitalize(languageName(tag, tag), tag),
})).sort((a, b) => a.native_name.localeCompare(b.native_name));

function capitalize(text: string, locale: string): string {
	const [first = ''] = text;
	return first.toLocaleUpperCase(locale) + text.slice(first.length);
}
