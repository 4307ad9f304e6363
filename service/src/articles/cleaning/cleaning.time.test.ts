import { expect, test } from 'vitest';
import { cleanSection } from './clean-section.ts';
import { joinSections } from './join-sections.ts';

/** Answers that make searching slow, each of about so many characters. */
const HARD: Record<string, string> = {
	'one long word': 'a',
	'one long line': 'Bread is old and good. ',
	headings: '# A heading\n\n',
	'own headings': '## How it begins\n\n',
	'headings that are almost the same': '## How we begin\n',
	'bold headings': '**How it begins**\n',
	'underlined headings': 'How it ends\n---\n',
	'section labels': 'Section 2 of 3\n\n',
	paragraphs: 'Bread is good.\n\n',
	rules: '---\n',
	'long rules': '- ',
	fences: '```markdown\n',
	'fences in pairs': '```js\na\n```\n',
	quotes: '> ',
	'quoted lines': '> a\n',
	'lists in lists': '- ',
	indentation: '    ',
	'indented lines': '    a\n',
	'thoughts that open': '<think>',
	'thoughts that open lines': '<think>\n',
	'thoughts that close': 'a</think>',
	'ends of turns': '<|im_end|>',
	'struck texts': '<s>a</s>',
	'ends of strikes': 'a</s>',
	'marks of material': '<<<section 0a1b2c3d\n',
	'ends of marks': '0a1b2c3d section>>> ',
	'spaces and an end of marks': '                   >>>',
	tags: '<p>',
	'tags of lists': '<ul><li>',
	'tags of cells': '<table><tr><td>',
	'tags of rows': '<tr><td>a',
	'tags of links': '<a href=x>',
	'open tags': '<p ',
	'tags of quotes': '<blockquote>a',
	'tags of code': '<p><code>',
	'bold tags': '<p><b>a<i>',
	'line breaks': '<br><br>',
	comments: '<!-- ',
	scripts: '<script>\n',
	details: '<details>\n',
	'ends of details': '</details>\n',
	'JSON strings': '{"a":"\\"',
	'JSON braces': '{',
	'JSON brackets': '[[',
	'escaped quotes': '\\"',
	brackets: '[',
	'brackets in pairs': '[]',
	references: '[a][1] ',
	'references to notes': '[^1]',
	notes: '[^1]: a\n',
	definitions: '[1]: https://e.example\n\n',
	'definitions that differ': '[',
	backticks: '` `` ``` ',
	asterisks: '**a',
	'spaces only': ' ',
	tabs: '\t',
	'empty lines': '\n',
	'spaces and line ends': ' \n',
	changes: 'Changes made:\n',
	'ends of sections': '[End of section 2]\n\n',
	tables: '| a | b |\n|---|---|\n',
	numbers: '1. ',
	'numbered lines': '1. a\n',
	'front matter': '---\ntitle: a\n',
	Chinese: '面包很好',
	colons: '标题：',
	pipes: '|',
};

// Whatever costs the square of the length does not end within the time that a test has.
test.each(Object.entries(HARD))('%s: cleaned and joined at once', (_name, part) => {
	const answer = part.repeat(300_000 / part.length);
	const about = { title: 'Bread', headings: ['', 'How it begins', 'What follows'], index: 1 };
	expect(cleanSection(answer, about).length).toBeLessThan(3_000_000);
	expect(cleanSection(`Text.\n\n${answer}\n\nText.`, { ...about, index: 0 }).length).toBeLessThan(3_000_000);
	const markdown = `Text.\n\n${answer}`;
	expect(
		joinSections([
			{ heading: 'A', markdown },
			{ heading: 'B', markdown: 'End.' },
		]),
	).toMatch(/## B\n\nEnd\.$/);
});

test('many definitions and references to them', () => {
	const markdown = Array.from({ length: 8000 }, (_, at) => `[a][l${at}]\n\n[l${at}]: https://e.example/${at}`).join(
		'\n\n',
	);
	expect(joinSections([{ heading: '', markdown }])).toContain('[a](https://e.example/7999)');
	const notes = Array.from({ length: 8000 }, (_, at) => `a[^${at}]\n\n[^${at}]: Note ${at}`).join('\n\n');
	expect(joinSections([{ heading: '', markdown: notes }])).toContain('a[^1-8000]');
});
