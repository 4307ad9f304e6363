import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Message } from './messages.ts';
import { mergeTranslations, readTranslations, renderPot } from './po-files.ts';

const language = { locale: 'ru_RU', tag: 'ru', pluralRule: 'nplurals=3; plural=0;', pluralForms: 3 };
const save: Message = { context: '', text: 'Save', plural: '', comments: [], references: ['a.php'] };
const days: Message = { context: 'age', text: '%d day', plural: '%d days', comments: ['%d'], references: ['b.ts'] };

let plugin: string;
const file = () => join(plugin, 'languages', 'draftsmith-ru_RU.po');
const read = () => readFileSync(file(), 'utf8');

beforeEach(() => {
	plugin = mkdtempSync(join(tmpdir(), 'draftsmith-po-'));
	mkdirSync(join(plugin, 'languages'));
});
afterEach(() => rmSync(plugin, { recursive: true }));

/** What a translator does. */
function translate(text: string, translation: string): void {
	const untranslated = `msgid "${text}"\nmsgstr ""`;
	expect(read()).toContain(untranslated);
	writeFileSync(file(), read().replace(untranslated, `msgid "${text}"\nmsgstr "${translation}"`));
}

test('the template has each message once, with its note, its files and its plural, and the same text each time', () => {
	const pot = renderPot([save, days]);
	expect(pot).toContain(
		'#: b.ts\n#. %d\nmsgctxt "age"\nmsgid "%d day"\nmsgid_plural "%d days"\nmsgstr[0] ""\nmsgstr[1] ""\n',
	);
	expect(renderPot([save, days])).toBe(pot);
	expect(pot).not.toMatch(/20\d\d/);
});

test('a new language has every message, with as many forms as it needs', () => {
	mergeTranslations(plugin, language, [save, days]);
	expect(read()).toContain('Language: ru');
	expect([...readTranslations(plugin, language)]).toEqual([
		['Save', ['']],
		['age\u0004%d day', ['', '', '']],
	]);
});

test('translations stay, wait while their message is gone, and come back with it', () => {
	mergeTranslations(plugin, language, [save, days]);
	translate('Save', 'Сохранить');
	mergeTranslations(plugin, language, [days]);
	expect(read()).toContain('#~ msgid "Save"\n#~ msgstr "Сохранить"');
	expect(readTranslations(plugin, language).has('Save')).toBe(false);
	mergeTranslations(plugin, language, [days]);
	mergeTranslations(plugin, language, [save, days]);
	expect(read()).not.toContain('#~');
	expect(readTranslations(plugin, language).get('Save')).toEqual(['Сохранить']);
	const before = read();
	mergeTranslations(plugin, language, [save, days]);
	expect(read()).toBe(before);
});

test('a message that gets a plural is to be translated anew', () => {
	mergeTranslations(plugin, language, [save]);
	translate('Save', 'Сохранить');
	mergeTranslations(plugin, language, [{ ...save, plural: 'Save all' }]);
	expect(readTranslations(plugin, language).get('Save')).toEqual(['', '', '']);
});
