import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { lt } from './lt.ts';
import type { PageTexts } from './page-texts.ts';
import { pl } from './pl.ts';
import { ru } from './ru.ts';
import { uk } from './uk.ts';

/** The pages in the languages of the mails. */
export const PAGE_TEXTS = { en, ru, lt, de, fr, es, pl, uk } satisfies Record<string, PageTexts>;

export type PageLanguage = keyof typeof PAGE_TEXTS;

/** The language of a page: of these tags, the first that we have; else English. */
export function pageLanguage(...tags: (string | null | undefined)[]): PageLanguage {
	for (const tag of tags) {
		const language =
			(tag ?? '')
				.split(/[-_,;]/)[0]
				?.trim()
				.toLowerCase() ?? '';
		if (isPageLanguage(language)) return language;
	}
	return 'en';
}

function isPageLanguage(language: string): language is PageLanguage {
	return Object.hasOwn(PAGE_TEXTS, language);
}
