import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { translationProblems } from './check-translations.ts';
import { LANGUAGES } from './languages.ts';
import { readTranslations, renderPot } from './po-files.ts';
import { sourceMessages } from './source-messages.ts';

const plugin = join(import.meta.dirname, '..');
const messages = sourceMessages(plugin);

test('the template has what the source has: if not, run `npm run i18n`', () => {
	expect(readFileSync(join(plugin, 'languages', 'draftsmith.pot'), 'utf8')).toBe(renderPot(messages));
	expect(messages.length).toBeGreaterThan(300);
});

test('every message with a placeholder tells translators what stands for it', () => {
	const unexplained = messages.filter(
		({ text, plural, comments }) => /%(\d+\$)?[a-z]/i.test(`${text}${plural}`) && comments.length === 0,
	);
	expect(unexplained.map(({ text, references }) => `${references[0]}: ${text}`)).toEqual([]);
});

test.each(LANGUAGES.map((language) => ({ ...language })))('everything is translated well in $locale', (language) => {
	expect(translationProblems(language, messages, readTranslations(plugin, language))).toEqual([]);
});
