import { german } from './de.ts';
import { english } from './en.ts';
import { spanish } from './es.ts';
import { french } from './fr.ts';
import { lithuanian } from './lt.ts';
import { polish } from './pl.ts';
import { russian } from './ru.ts';
import type { LanguageTexts } from './texts.ts';
import { ukrainian } from './uk.ts';

const languages: ReadonlyMap<string, LanguageTexts> = new Map(
	[english, russian, lithuanian, german, french, spanish, polish, ukrainian].map((texts) => [texts.tag, texts]),
);

/** BCP 47 primary tags of the languages that outlines are written in. */
export const outlineLanguages: readonly string[] = [...languages.keys()];

/** The texts for a language tag (`de-AT` and `de_AT` are `de`), or null if there are none in that language. */
export function textsFor(tag: string): LanguageTexts | null {
	const [primary = ''] = tag.toLowerCase().split(/[-_]/);
	return languages.get(primary) ?? null;
}
