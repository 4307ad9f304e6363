import { expect, test } from 'vitest';
import { checkLength } from './check-length.ts';
import { checkSections } from './check-sections.ts';
import { contextOf } from './corpus/context.ts';
import { verifyLanguage } from './detect-language.ts';
import { mendSection } from './mend-section.ts';

/** Texts that make searching slow, each of about so many characters. */
const hard: Record<string, (size: number) => string> = {
	'one long word': (size) => 'a'.repeat(size),
	'one long line': (size) => 'Beans are old and good. '.repeat(size / 24),
	'one line of short sentences': (size) => 'A. '.repeat(size / 3),
	'opening brackets': (size) => '['.repeat(size),
	'brackets that hold something': (size) => '[insert x] '.repeat(size / 11),
	'opening braces': (size) => '{{'.repeat(size / 2),
	'opening tags': (size) => '<a '.repeat(size / 3),
	'comments that never end': (size) => 'a <!-- '.repeat(size / 7),
	headings: (size) => '## A\n\n'.repeat(size / 6),
	'headings that differ': (size) => Array.from({ length: size / 10 }, (_, at) => `# ${at}\n\n`).join(''),
	paragraphs: (size) => 'It is al\n\n'.repeat(size / 10),
	'paragraphs to remove': (size) => 'Ask [Company] now.\n\n'.repeat(size / 20),
	'items that are empty': (size) => '- \n'.repeat(size / 3),
	greetings: (size) => 'Sure!\n\n'.repeat(size / 7),
	'a model that goes on': (size) => 'As an AI language model, I cannot. '.repeat(size / 35),
	'words to avoid': (size) => 'cheap cheaper '.repeat(size / 14),
	addresses: (size) => 'https://e.example/x '.repeat(size / 20),
	'one long address': (size) => `https://e.example/${'(,.'.repeat(size / 3)}`,
	'links that never end': (size) => '[a](b '.repeat(size / 6),
	backticks: (size) => '` `` ```'.repeat(size / 8),
	'quotes in quotes': (size) => '> '.repeat(size / 2),
	'closing marks': (size) => `a${')'.repeat(size)}`,
	'capitals and blanks': (size) => 'INSERT '.repeat(size / 7),
	spaces: (size) => `a${' '.repeat(size)}b`,
	Chinese: (size) => '咖啡很好'.repeat(size / 4),
	'X and more': (size) => 'X'.repeat(size),
	'commas and lines': (size) => ',\n'.repeat(size / 2),
};

const context = contextOf({ avoid: ['cheap', '好'] });

// Whatever costs the square of the length does not end within the time that a test has.
test.each(Object.entries(hard))(
	'%s: all checks end, and mending is done at once',
	{ timeout: 30_000 },
	async (_name, write) => {
		const section = { heading: 'Beans', markdown: write(100_000) };
		const problems = checkSections([section], context);
		const mended = mendSection(section, problems, context);
		expect(mended.markdown.trim()).not.toBe('');
		expect(mendSection(mended, problems, context)).toEqual(mended);
		expect(checkLength([section], [100], context).length).toBeLessThanOrEqual(1);
		expect(['match', 'mismatch', 'unknown']).toContain(await verifyLanguage(section.markdown, 'en'));
	},
);
