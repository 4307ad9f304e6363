import { MOST_SECTIONS, Outline } from '@draftsmith/shared';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cpuTime } from '../../platform/cpu-time.testing.ts';
import { rulesOf } from '../content-types/index.ts';
import { briefOf } from './brief.testing.ts';
import { parseOutline } from './parse-outline.ts';
import { sectionBounds } from './section-bounds.ts';

const rules = rulesOf('article');

describe('any answer', () => {
	const line = fc.tuple(
		fc.constantFrom(
			'# ',
			'## ',
			'### ',
			'- ',
			'  - ',
			'1. ',
			'**',
			'',
			'```',
			'{"a":[',
			'Section 1: ',
			'## (opening)',
			'\t* ',
			'| ',
			'|--|--|\n| ',
			'Heading 1: ',
			'A. ',
		),
		fc.string({ unit: 'grapheme', maxLength: 300 }),
		fc.constantFrom('', ' (100 words)', '**', ':', ' (150)', ' - 20 words', '}', ' (99999 words)'),
	);
	const answer = fc.oneof(
		fc.string({ unit: 'binary', maxLength: 500 }),
		fc.array(line, { maxLength: 90 }).map((lines) => lines.map((parts) => parts.join('')).join('\n')),
		fc.json(),
	);
	const brief = fc.record({
		words: fc.integer({ min: 50, max: 10_000 }),
		content_type: fc.constantFrom('article', 'listicle', 'news', 'faq', 'recipe'),
		language: fc.constantFrom('en', 'zh-Hans', 'th', 'ar', 'de'),
		title: fc.string({ minLength: 1, maxLength: 50 }),
	}) satisfies fc.Arbitrary<Parameters<typeof briefOf>[0]>;

	test('gives a valid outline within the bounds, or none', () => {
		fc.assert(
			fc.property(answer, brief, (text, about) => {
				const full = briefOf(about);
				const own = rulesOf(full.content_type);
				const outline = parseOutline(text, full, own);
				if (outline === undefined) return;
				expect(Outline.parse(outline)).toEqual(outline);
				expect(outline.sections.length).toBeLessThanOrEqual(Math.min(MOST_SECTIONS, sectionBounds(full, own).most + 1));
				expect(outline.sections.reduce((sum, { target_words }) => sum + target_words, 0)).toBe(full.words);
				expect(outline.sections.every(({ heading }) => !/[\p{Cc}\u200b\u202e]/u.test(heading))).toBe(true);
			}),
			{ numRuns: 200 },
		);
	});

	test('is read in linear time', () => {
		const hostile = [
			'# ',
			'## a\n',
			'| a | 1 |\n|--|\n',
			'|',
			'| ',
			'-|',
			'Heading: ',
			'- a\n',
			'1. a\n',
			'*',
			'(',
			'(1 ',
			'a (1 words',
			'[',
			'{"a":',
			'第',
			' ',
			'`',
			'[a](',
			'\n#',
		];
		const start = cpuTime();
		for (const part of hostile)
			parseOutline(part.repeat(Math.ceil(300_000 / part.length)), briefOf({ words: 10_000 }), rules);
		expect(cpuTime() - start).toBeLessThan(8000);
	});
});
