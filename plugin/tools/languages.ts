// The rules that say which plural form a number takes are those of translate.wordpress.org.
const SLAVIC =
	'nplurals=3; plural=(n % 10 == 1 && n % 100 != 11) ? 0 : ((n % 10 >= 2 && n % 10 <= 4 && (n % 100 < 12 || n % 100 > 14)) ? 1 : 2);';
const LITHUANIAN =
	'nplurals=3; plural=(n % 10 == 1 && (n % 100 < 11 || n % 100 > 19)) ? 0 : ((n % 10 >= 2 && n % 10 <= 9 && (n % 100 < 11 || n % 100 > 19)) ? 1 : 2);';
const POLISH =
	'nplurals=3; plural=(n == 1) ? 0 : ((n % 10 >= 2 && n % 10 <= 4 && (n % 100 < 12 || n % 100 > 14)) ? 1 : 2);';

/** A language by WordPress's own name for it (Ukrainian is `uk`, without a country), its tag, and its plural forms. */
export type Language = { locale: string; tag: string; pluralRule: string; pluralForms: number };

/** The languages that the plugin is translated into. */
export const LANGUAGES: readonly Language[] = [
	{ locale: 'de_DE', tag: 'de', pluralRule: 'nplurals=2; plural=n != 1;', pluralForms: 2 },
	{ locale: 'es_ES', tag: 'es', pluralRule: 'nplurals=2; plural=n != 1;', pluralForms: 2 },
	{ locale: 'fr_FR', tag: 'fr', pluralRule: 'nplurals=2; plural=n > 1;', pluralForms: 2 },
	{ locale: 'lt_LT', tag: 'lt', pluralRule: LITHUANIAN, pluralForms: 3 },
	{ locale: 'pl_PL', tag: 'pl', pluralRule: POLISH, pluralForms: 3 },
	{ locale: 'ru_RU', tag: 'ru', pluralRule: SLAVIC, pluralForms: 3 },
	{ locale: 'uk', tag: 'uk', pluralRule: SLAVIC, pluralForms: 3 },
];
