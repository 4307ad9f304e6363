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

/** The language of mails for a BCP 47 tag: that of its first part where we have it, else English. */
export function mailLanguage(tag: string | null): MailLanguage {
	const language = (tag ?? '').split(/[-_]/)[0]?.toLowerCase() ?? '';
	return isMailLanguage(language) ? language : 'en';
}
