import { expect, test } from 'vitest';
import { translationProblems } from './check-translations.ts';
import { keyOf, type Message } from './messages.ts';

const language = { locale: 'ru_RU', tag: 'ru', pluralRule: 'nplurals=3; plural=0;', pluralForms: 3 };

/** What is wrong with one translation. */
function problem(text: string, forms: string[], plural = ''): string | undefined {
	const message: Message = { context: '', text, plural, comments: [], references: [] };
	return translationProblems(language, [message], new Map([[keyOf(message), forms]]))[0];
}

test('says nothing of good translations', () => {
	expect(problem('Save', ['Сохранить'])).toBeUndefined();
	expect(problem('%1$s of %2$s', ['из %2$s: %1$s'])).toBeUndefined();
	expect(problem('%s, 100%%', ['100 %%, %1$s'])).toBeUndefined();
	expect(problem('%d day', ['%d день', '%d дня', '%d дней'], '%d days')).toBeUndefined();
	expect(problem('one day', ['%d день', '%d дня', '%d дней'], '%d days')).toBeUndefined();
	expect(problem('Read <a>this</a>', ['<a>Это</a> читать'])).toBeUndefined();
	expect(problem('Draftsmith', [''])).toBeUndefined();
});

test.each([
	['Save', [''], '', 'is not translated'],
	['Save', [' '], '', 'is not translated'],
	['%s', ['x'], '', 'other placeholders'],
	['%s', ['%s %s'], '', 'other placeholders'],
	['%1$s %2$d', ['%1$d %2$s'], '', 'other placeholders'],
	['%d day', ['%d день', '%d дня'], '%d days', 'needs 3 forms, has 2'],
	['%d day', ['%d день', '', '%d дней'], '%d days', 'needs 3 forms, has 2'],
	['Read this', ['<a href="https://example.org">Это</a>'], '', 'other HTML'],
	['Read <a>this</a>', ['<a>Это'], '', 'other HTML'],
	['Read this', ['<script'], '', 'other HTML'],
	['Date: ', ['Дата:'], '', 'other spaces'],
])('%j as %j (%j) %s', (text, forms, plural, expected) => {
	expect(problem(text, forms, plural)).toContain(expected);
});
