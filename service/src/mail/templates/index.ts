import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { lt } from './lt.ts';
import { pl } from './pl.ts';
import { ru } from './ru.ts';
import type { Templates } from './templates.ts';
import { uk } from './uk.ts';

/** The languages in which mails are written. */
export const TEMPLATES = { en, ru, lt, de, fr, es, pl, uk } satisfies Record<string, Templates>;

export type MailLanguage = keyof typeof TEMPLATES;

function isMailLanguage(language: string): language is MailLanguage {
	return Object.hasOwn(TEMPLATES, language);
}

/** The language of a mail or a page: of these tags, or lists of tags as browsers send them, the first that we have; else English. */
export function mailLanguage(...tags: (string | null | undefined)[]): MailLanguage {
	for (const tag of tags) {
		const language = /^[a-z]+/i.exec((tag ?? '').trim())?.[0].toLowerCase() ?? '';
		if (isMailLanguage(language)) return language;
	}
	return 'en';
}
