import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

/** docs/promises.md is held to the code: every promise has a file that keeps it and a test, by its title, that proves it. */
const root = join(import.meta.dirname, '..', '..');
const document = readFileSync(join(root, 'docs', 'promises.md'), 'utf8');

/** What the policies of the four products speak about. Each has at least one row. */
const TOPICS = [
	'sign-up',
	'domain',
	'job-input',
	'purposes',
	'usage',
	'technical-data',
	'limits',
	'content-after-use',
	'content-retention',
	'usage-retention',
	'transactions',
	'support',
	'account-retention',
	'not-done',
	'api-keys',
	'passwords',
	'transport',
	'at-rest',
	'staff',
	'providers',
	'third-parties',
	'payment',
	'notices',
	'access',
	'correction',
	'deletion',
	'objection',
	'consent',
	'cookies',
	'policy-change',
	'backups',
	'age',
	'transfers',
];

/** What no code can keep: whoever runs the service says it in words. */
const IN_WORDS = new Set(['support', 'payment', 'age', 'transfers']);

type Row = { topic: string; products: string; promise: string; keptBy: string; provenBy: string };

const rows: Row[] = document
	.split('\n')
	.filter((line) => /^\| `[a-z-]+` /.test(line))
	.map((line) => {
		const [topic = '', products = '', promise = '', keptBy = '', provenBy = ''] = line
			.replace(/^\||\|$/g, '')
			.split(/(?<!\\)\|/)
			.map((cell) => cell.trim());
		return { topic: topic.replaceAll('`', ''), products, promise, keptBy, provenBy };
	});

const paths = (cell: string) => [...cell.matchAll(/`([^`]+)`/g)].map(([, path = '']) => path);
/** `path`: “title”, several separated by semicolons. */
const proofs = (cell: string) =>
	[...cell.matchAll(/`([^`]+)`: “([^”]+)”/g)].map(([, path = '', title = '']) => ({ path, title }));

/**
 * Whether a file has a test of this title, or of a title that holds it, which is run: the text stands where a call of `test` has
 * its first argument, and is neither skipped nor a plan.
 */
function isTested(source: string, title: string): boolean {
	const lines = source.split('\n');
	return lines.some((line, index) => {
		if (!line.includes(title)) return false;
		const call = /^\s*['"`]/.test(line) ? `${lines[index - 1] ?? ''}${line.trim()}` : line;
		return /(^\s*test\b|^\s*\]?\)).*\(\s*['"`]/.test(call) && !/\.(skip|todo|fails)\b/.test(call);
	});
}

test('a test that is skipped, or a title in a comment, proves nothing', () => {
	expect(isTested("\ttest('bread rises', () => {", 'bread rises')).toBe(true);
	expect(isTested("])('bread rises', () => {", 'bread rises')).toBe(true);
	for (const line of ["test.skip('bread rises', () => {", '// bread rises', "test.todo('bread rises')"])
		expect(isTested(line, 'bread rises')).toBe(false);
});

test('every topic of the four policies has its promises, and no row is about anything else', () => {
	expect(rows.length).toBeGreaterThan(TOPICS.length);
	expect([...new Set(rows.map(({ topic }) => topic))].toSorted()).toEqual(TOPICS.toSorted());
	for (const { products, promise } of rows) {
		expect(products, promise).toMatch(/^[RAXU]( [RAXU])*$/);
		expect(promise.length).toBeGreaterThan(20);
	}
});

test('every promise names the files that keep it, and they are there', () => {
	for (const { topic, promise, keptBy } of rows) {
		if (IN_WORDS.has(topic)) continue;
		const files = paths(keptBy);
		expect(files, promise).not.toEqual([]);
		expect(files.filter((path) => !existsSync(join(root, path)))).toEqual([]);
	}
});

test('every promise names the tests that prove it, and they are there by their titles', () => {
	for (const { topic, promise, provenBy } of rows) {
		if (IN_WORDS.has(topic)) continue;
		const tests = proofs(provenBy);
		expect(tests, promise).not.toEqual([]);
		for (const { path, title } of tests) {
			expect([path, existsSync(join(root, path))]).toEqual([path, true]);
			expect([path, title, isTested(readFileSync(join(root, path), 'utf8'), title)]).toEqual([path, title, true]);
			expect(title.length).toBeGreaterThan(12);
		}
	}
});
