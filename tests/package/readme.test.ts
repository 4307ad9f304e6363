import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';

const root = join(import.meta.dirname, '..', '..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const readme = read('plugin/readme.txt');
const main = read('plugin/draftsmith.php');

/** A header of readme.txt, or of the plugin's main file. */
function header(text: string, name: string): string {
	const value = new RegExp(`^(?: \\* )?${name}: +(.+)$`, 'm').exec(text)?.[1];
	if (value === undefined) throw new Error(`no header “${name}”`);
	return value;
}

/** The text of a section, without its heading. */
function section(name: string): string {
	const [, text] = new RegExp(`^== ${name} ==\n([\\s\\S]*?)(?=^== |$(?![\\s\\S]))`, 'm').exec(readme) ?? [];
	if (text === undefined) throw new Error(`no section “${name}”`);
	return text;
}

describe('readme.txt', () => {
	test('tells the version and the requirements that the plugin has', () => {
		const version = header(main, 'Version');
		expect(header(readme, 'Stable tag')).toBe(version);
		expect(main).toContain(`define( 'DRAFTSMITH_VERSION', '${version}' );`);
		for (const path of ['package.json', 'plugin/package.json'])
			expect(z.object({ version: z.string() }).parse(JSON.parse(read(path))).version, path).toBe(version);
		expect(section('Changelog')).toContain(`= ${version} =`);
		for (const name of ['Requires at least', 'Requires PHP', 'License', 'License URI'])
			expect(header(readme, name), name).toBe(header(main, name));
		expect(header(readme, 'License')).toBe('GPL-2.0-or-later');
		expect(read('LICENSE')).toContain('GNU GENERAL PUBLIC LICENSE');
		// The versions that every test runs on.
		expect([header(readme, 'Requires at least'), header(readme, 'Tested up to')]).toEqual(['6.8', '7.1']);
	});

	test('keeps to what the directory shows', () => {
		expect(header(readme, 'Tags').split(', ').length).toBeLessThanOrEqual(5);
		const short = readme.split('\n\n')[1] ?? '';
		expect(short.length).toBeGreaterThan(50);
		expect(short.length).toBeLessThanOrEqual(150);
		expect(short).not.toMatch(/[*`[\]]/);
		expect(readme.startsWith(`=== ${header(main, 'Plugin Name')} ===\n`)).toBe(true);
		expect(section('Upgrade Notice').length).toBeLessThanOrEqual(300);
		expect(Buffer.byteLength(readme)).toBeLessThan(20_000);
	});

	test('says what is sent to whom, when and why', () => {
		const services = section('External services');
		for (const what of [
			'e-mail address',
			'domain',
			'title',
			'instructions',
			'IP address',
			'Terms of use',
			'privacy policy',
		])
			expect(services, what).toContain(what);
		expect(services).toContain('**What is sent, and when**');
		expect(readme).toContain('Before an administrator presses Register');
		expect(readme).not.toMatch(/GDPR[- ]compliant|guarantee/i);
	});

	test('has a line for each screenshot that tests/e2e/screenshots.spec.ts takes, in order', () => {
		const lines = section('Screenshots').trim().split('\n');
		const taken = [...read('tests/e2e/screenshots.spec.ts').matchAll(/takeScreenshot\(page, (\d+)\)/g)];
		expect(lines.map((line) => Number.parseInt(line, 10))).toEqual(lines.map((_, index) => index + 1));
		expect(taken.map(([, number]) => Number(number)).sort()).toEqual(lines.map((_, index) => index + 1));
	});
});
