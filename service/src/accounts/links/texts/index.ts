import type { MailLanguage } from '../../../mail/index.ts';
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
export const PAGE_TEXTS = { en, ru, lt, de, fr, es, pl, uk } satisfies Record<MailLanguage, PageTexts>;
