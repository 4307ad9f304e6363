import { describe, expect, it } from 'vitest';
import { problemText } from './proof-texts.ts';

const PROBLEMS = ['unreachable', 'blocked', 'not_installed', 'wrong_answer', 'private_address'] as const;

describe('a site at the root of its domain', () => {
	const address = { domain: 'bread.example', folder: '' };

	it('is told nothing before it was asked, and of each problem what to do about that one', () => {
		expect(problemText(null, address)).toBeNull();
		const texts = PROBLEMS.map((problem) => problemText(problem, address));
		expect(new Set(texts).size).toBe(PROBLEMS.length);
		expect(texts).not.toContain(null);
		expect(texts.join()).not.toContain('folder');
	});
});

describe('a site in a folder of its domain', () => {
	const address = { domain: 'bread.example', folder: '/blog' };

	it.each([null, 'blocked', 'not_installed', 'wrong_answer'] as const)(
		'is told at “%s” that the root is asked, and which ways are left',
		(problem) => {
			const text = problemText(problem, address);
			expect(text).toContain('in the folder /blog');
			expect(text).toMatch(/the file below.*the DNS record.*your e-mail address/);
			expect(text).not.toMatch(/register/i);
		},
	);

	it.each(['unreachable', 'private_address'] as const)('is told of “%s” what any site is told', (problem) => {
		expect(problemText(problem, address)).toBe(problemText(problem, { ...address, folder: '' }));
	});
});
