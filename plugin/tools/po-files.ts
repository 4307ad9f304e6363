// Reads and writes languages/*.po and draftsmith.pot. What is written depends on nothing but the messages: no dates, no line numbers.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type PoEntries, type PoEntry, po } from 'gettext-parser';
import type { Language } from './languages.ts';
import { keyOf, type Message, TEXT_DOMAIN } from './messages.ts';

/** By a message's key its forms: one, or one for each plural form. Empty texts are what nobody has translated yet. */
export type Translations = ReadonlyMap<string, string[]>;

/** The template that translators begin with, as text. */
export function renderPot(messages: Message[]): string {
	return render({ 'Plural-Forms': 'nplurals=2; plural=n != 1;' }, messages.map(emptyEntry(2)), []);
}

/** What languages/draftsmith-LOCALE.po holds; nothing when there is none. */
export function readTranslations(plugin: string, { locale }: Language): Translations {
	return new Map(readEntries(plugin, locale).current.map((entry) => [keyOfEntry(entry), entry.msgstr]));
}

/**
 * Writes a language's file anew for the messages there are. Translations stay; one whose message is gone is kept at the end, marked
 * `#~`, and used again when the message comes back.
 */
export function mergeTranslations(
	plugin: string,
	{ locale, tag, pluralRule, pluralForms }: Language,
	messages: Message[],
) {
	const { current, obsolete } = readEntries(plugin, locale);
	const known = new Map([...obsolete, ...current.filter(isBegun)].map((entry) => [keyOfEntry(entry), entry]));
	const entries = messages.map(emptyEntry(pluralForms)).map((empty) => {
		const forms = known.get(keyOfEntry(empty))?.msgstr ?? [];
		known.delete(keyOfEntry(empty));
		return forms.length === empty.msgstr.length ? { ...empty, msgstr: forms } : empty;
	});
	const left = [...known.values()].map(({ comments: _, ...entry }) => entry);
	writeFileSync(poFile(plugin, locale), render({ Language: tag, 'Plural-Forms': pluralRule }, entries, left));
}

function readEntries(plugin: string, locale: string): { current: PoEntry[]; obsolete: PoEntry[] } {
	const file = poFile(plugin, locale);
	if (!existsSync(file)) return { current: [], obsolete: [] };
	const { translations, obsolete = {} } = po.parse(readFileSync(file));
	const list = (entries: PoEntries) =>
		Object.values(entries).flatMap((byText) => Object.values(byText).filter(({ msgid }) => msgid !== ''));
	return { current: list(translations), obsolete: list(obsolete) };
}

function poFile(plugin: string, locale: string): string {
	return join(plugin, 'languages', `${TEXT_DOMAIN}-${locale}.po`);
}

function keyOfEntry({ msgctxt = '', msgid }: PoEntry): string {
	return keyOf({ context: msgctxt, text: msgid });
}

function isBegun({ msgstr }: PoEntry): boolean {
	return msgstr.some((form) => form !== '');
}

/** Makes a message an entry that nobody has translated, with as many forms as the language needs. */
function emptyEntry(pluralForms: number): (message: Message) => PoEntry {
	return ({ context, text, plural, comments, references }) => ({
		...(context === '' ? {} : { msgctxt: context }),
		msgid: text,
		...(plural === '' ? {} : { msgid_plural: plural }),
		msgstr: Array<string>(plural === '' ? 1 : pluralForms).fill(''),
		comments: { extracted: comments.join('\n'), reference: references.join('\n') },
	});
}

function render(headers: Record<string, string>, entries: PoEntry[], obsolete: PoEntry[]): string {
	const file = {
		charset: 'utf-8',
		headers: {
			'Project-Id-Version': 'Draftsmith',
			'MIME-Version': '1.0',
			'Content-Type': 'text/plain; charset=UTF-8',
			'Content-Transfer-Encoding': '8bit',
			'X-Domain': TEXT_DOMAIN,
			...headers,
		},
		translations: byContext(entries),
		obsolete: byContext(obsolete),
	};
	return `${po.compile(file, { foldLength: 0 }).toString().trimEnd()}\n`;
}

function byContext(entries: PoEntry[]): PoEntries {
	const contexts: PoEntries = {};
	for (const entry of entries) {
		const context = entry.msgctxt ?? '';
		contexts[context] = { ...contexts[context], [entry.msgid]: entry };
	}
	return contexts;
}
