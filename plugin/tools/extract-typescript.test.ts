import { expect, test } from 'vitest';
import { extractTypeScript } from './extract-typescript.ts';

const extract = (code: string) => extractTypeScript(code, 'a.tsx');

test('finds texts, contexts and plurals wherever they stand', () => {
	const messages = extract(`
const label = { a: () => __('It’s \\'so\\'', 'draftsmith') };
export const View = () => <p title={_x('Post', 'verb', 'draftsmith')}>{n > 1 ? _n('%d day', '%d days', n, 'draftsmith') : null}</p>;
const noun = _nx(\`one\`, 'many', 2, 'noun', 'draftsmith');
other.__('not ours');`);
	expect(messages.map(({ context, text, plural }) => [context, text, plural])).toEqual([
		['', "It’s 'so'", ''],
		['verb', 'Post', ''],
		['', '%d day', '%d days'],
		['noun', 'one', 'many'],
	]);
});

test('takes the note to translators above a message, or above the sprintf() around it', () => {
	const messages = extract(`
/* translators: %s: a name. */
const hello = sprintf(__('Hello %s', 'draftsmith'), name);
const bye = __('Bye', 'draftsmith');
// translators: %s: a thing.
return sprintf(
	__('No %s', 'draftsmith'),
	/* translators: %d: a number. */
	sprintf(_n('%d thing', '%d things', 2, 'draftsmith'), 2)
);`);
	expect(messages.map(({ text, comments }) => [text, comments])).toEqual([
		['Hello %s', ['translators: %s: a name.']],
		['Bye', []],
		['No %s', ['translators: %s: a thing.']],
		['%d thing', ['translators: %d: a number.']],
	]);
});

test('refuses what no translator would ever see', () => {
	expect(() => extract('__(text, "draftsmith");')).toThrow('a.tsx:1: what is translated must be written out');
	expect(() => extract('\n__(choose("a"), "draftsmith");')).toThrow('a.tsx:2: what is translated');
	expect(() => extract("__('a' + 'b', 'draftsmith');")).toThrow('a.tsx:1: what is translated must be written out');
	expect(() => extract('__("Save");')).toThrow('a.tsx:1');
	expect(() => extract('__("Save", "other");')).toThrow("without the text domain 'draftsmith'");
});
