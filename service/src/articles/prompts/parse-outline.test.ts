import { describe, expect, test } from 'vitest';
import { rulesOf } from '../content-types/index.ts';
import { briefOf } from './brief.testing.ts';
import { parseOutline, plainOutline } from './parse-outline.ts';
import { sectionBounds } from './section-bounds.ts';

const rules = rulesOf('article');

/** Headings of what is read, the opening as ''. */
function headings(answer: string, about: Parameters<typeof briefOf>[0] = {}): string[] | undefined {
	const brief = briefOf(about);
	return parseOutline(answer, brief, rulesOf(brief.content_type))?.sections.map(({ heading }) => heading);
}

const THREE = ['', 'Roots in Ethiopia', 'The Ottoman trade', 'Coffee houses'];

/** What models of 1B to 8B answer. Each holds the same three sections. */
const ANSWERS: Record<string, string> = {
	'the form that was asked for':
		'## (opening) (100 words)\n- why it matters\n\n## Roots in Ethiopia (300 words)\n- legend\n- trade\n\n## The Ottoman trade (300 words)\n- ports\n\n## Coffee houses (300 words)\n- London',
	'no counts': '## (opening)\n- a\n## Roots in Ethiopia\n- b\n## The Ottoman trade\n- c\n## Coffee houses\n- d',
	'a code fence and chatter':
		'Sure! Here is the outline:\n\n```markdown\n## (opening) (100 words)\n- a\n## Roots in Ethiopia (300 words)\n- b\n## The Ottoman trade (300 words)\n- c\n## Coffee houses (300 words)\n- d\n```\n\nLet me know if you want changes!',
	'a title above':
		'# How Coffee Came to Europe\n\n## Introduction (100 words)\n- a\n\n## Roots in Ethiopia (300 words)\n- b\n\n## The Ottoman trade (300 words)\n- c\n\n## Coffee houses (300 words)\n- d',
	'the title as a section':
		'## How coffee came to Europe\n\n## Roots in Ethiopia\n- b\n\n## The Ottoman trade\n- c\n\n## Coffee houses\n- d',
	'a heading for the outline, sections below it':
		'## Outline\n### Opening\n- a\n### Roots in Ethiopia\n- b\n### The Ottoman trade\n- c\n### Coffee houses\n- d',
	numbers:
		'1. Roots in Ethiopia (300 words)\n   - legend\n   - trade\n2. The Ottoman trade (300 words)\n   - ports\n3. Coffee houses (300 words)\n   - London',
	'numbers in bold': '**1. Roots in Ethiopia**\n- a\n\n**2. The Ottoman trade**\n- b\n\n**3. Coffee houses**\n- c',
	'numbers, names in bold':
		'Here is a plan:\n\n1. **Roots in Ethiopia** (300 words)\n\t* legend\n2. **The Ottoman trade** – 300 words\n\t* ports\n3. **Coffee houses**: ~300 words\n\t* London',
	'numbers in headings': '## 1. Roots in Ethiopia\n- a\n## 2. The Ottoman trade\n- b\n## 3) Coffee houses\n- c',
	'Roman numbers':
		'I. Roots in Ethiopia\n   A. Legend\n   B. Trade\nII. The Ottoman trade\n   A. Ports\nIII. Coffee houses\n   A. London',
	'Roman numbers and letters at one indent':
		'I. Roots in Ethiopia\nA. Legend\nB. Trade\nII. The Ottoman trade\nA. Ports\nIII. Coffee houses\nA. London',
	'letters, the sections below them numbered':
		'A. Roots in Ethiopia\n1. Legend\n2. Trade\nB. The Ottoman trade\n1. Ports\nC. Coffee houses\n1. London',
	'a table':
		'Here it is:\n\n| Section | Words | Points |\n|---|---|---|\n| Introduction | 100 | why |\n| **Roots in Ethiopia** | 300 | legend; trade |\n| The Ottoman trade | 300 words | ports |\n| Coffee houses | ~300 | London |\n| Total | 1000 | |\n\nShall I write it?',
	'a table with numbered rows and a header that nobody knows':
		'| # | Titre de partie | Nombre |\n|:-:|:--|--:|\n| 1 | Roots in Ethiopia | 300 |\n| 2 | The Ottoman trade | 300 |\n| 3 | Coffee houses | 300 |',
	'a total below':
		'## Roots in Ethiopia (300 words)\n- a\n## The Ottoman trade (300 words)\n- b\n## Coffee houses (300 words)\n- c\n## Total (1000 words)',
	'headings with a label':
		'## Heading: Roots in Ethiopia\n- a\n## Heading 2: The Ottoman trade\n- b\n## Section 3: Heading: Coffee houses\n- c',
	'a placeholder among headings':
		'## Roots in Ethiopia\n- a\n## The Ottoman trade\n- b\n## Coffee houses\n- c\n## [Heading 4]\n- [point]\n## Heading N\n- point 1',
	'bold alone':
		'**Roots in Ethiopia** (300 words)\n- a\n**The Ottoman trade** (300 words)\n- b\n**Coffee houses:**\n- c',
	'numbered points under bold':
		'**Roots in Ethiopia**\n1. legend\n2. trade\n\n**The Ottoman trade**\n1. ports\n2. taxes\n\n**Coffee houses**\n1. London',
	labels: 'Section 1: Roots in Ethiopia\n- a\n\nSection 2: The Ottoman trade\n- b\n\nSection 3: Coffee houses\n- c',
	'labels in headings':
		'### Section 1: Roots in Ethiopia (300 words)\n* a\n### Section 2: The Ottoman trade (300 words)\n* b\n### Section 3: Coffee houses (300 words)\n* c',
	colons: 'Roots in Ethiopia:\n- a\n- b\n\nThe Ottoman trade:\n- c\n\nCoffee houses:\n- d',
	'nested bullets': '- Roots in Ethiopia\n  - a\n- **The Ottoman trade**\n  - b\n- Coffee houses\n  - c',
	'bullets alone': '* Roots in Ethiopia\n* The Ottoman trade\n* Coffee houses',
	'numbers alone': '1) Roots in Ethiopia\n2) The Ottoman trade\n3) Coffee houses',
	'counts alone': 'Roots in Ethiopia (300 words)\nThe Ottoman trade (300 words)\nCoffee houses (300 words)',
	'bare counts': '## Roots in Ethiopia (300)\n- a\n## The Ottoman trade (300)\n- b\n## Coffee houses (300)\n- c',
	'counts in lines of their own':
		'## Roots in Ethiopia\nWord count: 300 words\n- a\n## The Ottoman trade\n(300 words)\n- b\n## Coffee houses\n- Words: 300 words\n- c',
	'sentences instead of points':
		'## Roots in Ethiopia\nThe legend of Kaldi.\n\n## The Ottoman trade\nHow it went by sea.\n\n## Coffee houses\nWhere people met.',
	'deeper headings':
		'## Roots in Ethiopia (300 words)\n### Legend\n### Trade\n## The Ottoman trade (300 words)\n### Ports\n## Coffee houses (300 words)\n### London',
	'a heading twice':
		'## Roots in Ethiopia\n- a\n## The Ottoman trade\n- b\n## Coffee houses\n- c\n## COFFEE HOUSES!\n- d\n## Roots in Ethiopia\n- e',
	JSON: '{"title":"How coffee came to Europe","sections":[{"heading":"Roots in Ethiopia","points":["a"],"target_words":300},{"heading":"The Ottoman trade","points":["b"]},{"heading":"Coffee houses","points":[{"text":"c"}]}]}',
	'JSON in a fence':
		'```json\n[{"title":"Roots in Ethiopia","bullets":["a"]},{"title":"The Ottoman trade"},{"title":"Coffee houses"}]\n```',
	'JSON by heading':
		'Here it is: {"outline":{"Roots in Ethiopia":["a"],"The Ottoman trade":["b"],"Coffee houses":["c"]}}',
	'JSON that breaks off in a section':
		'{"title":"Coffee","sections":[{"heading":"Roots in Ethiopia","points":["a, [b]"]},{"heading":"The Ottoman trade","points":[{"text":"b"}]},{"heading":"Coffee houses"},{"heading":"Last","points":[{"text":"d"},{"te',
	'JSON that breaks off in a fence':
		'```json\n[{"title":"Roots in Ethiopia","bullets":["a"]},{"title":"The Ottoman trade"},{"title":"Coffee houses"},\n{"title": "Las',
	'JSON by heading that breaks off':
		'{"Roots in Ethiopia":["a"],"The Ottoman trade":["b"],"Coffee houses":["c"],"Last":["d", "e',
	'JSON of texts': '{"outline": ["Roots in Ethiopia (300 words)", "## The Ottoman trade", "Coffee houses"]}',
	'everything under one heading':
		'## Outline of the article\n- Roots in Ethiopia\n- The Ottoman trade\n- Coffee houses',
	markup:
		'## **Roots** in `Ethiopia`\n- [a](https://x.example)\n## <b>The</b> Ottoman trade\n- b\n## "Coffee houses"\n- c',
	'Windows lines, tabs and invisible characters':
		'##\tRoots in Ethi\u200bopia\r\n-\ta\r\n##\tThe \u202eOttoman trade\r\n-\tb\r\n##\tCoffee houses\u0007\r\n-\tc',
};

describe('the same outline is read from', () => {
	test.each(Object.entries(ANSWERS))('%s', (_, answer) => {
		expect(headings(answer)).toEqual(THREE);
	});
});

test.each([
	[
		'de',
		'Geschichte',
		'## (Einstieg) (50 Wörter)\n- a\n## Anfänge (200 Wörter)\n- b\n## Handel (ca. 200 Wörter)\n- c\n## Heute (200 Wörter)\n- d',
		['', 'Anfänge', 'Handel', 'Heute'],
	],
	[
		'lt',
		'Kava',
		'## Įvadas (50 žodžių)\n- a\n## Pradžia Etiopijoje (200 žodžių)\n- b\n## Prekyba (200 žodžių)\n- c\n## Šiandien\n- d',
		['', 'Pradžia Etiopijoje', 'Prekyba', 'Šiandien'],
	],
	[
		'ru',
		'Кофе',
		'Раздел 1: Истоки (200 слов)\n— тезис\nРаздел 2: Торговля (200 слов)\n— тезис\nРаздел 3: Кофейни (200 слов)\n— тезис',
		['', 'Истоки', 'Торговля', 'Кофейни'],
	],
	[
		'zh-Hans',
		'咖啡',
		'## 引言（50字）\n- 一\n## 第一章：起源（200字）\n- 二\n## 第二章：贸易（200字）\n- 三\n## 咖啡馆（200字）\n- 四',
		['', '起源', '贸易', '咖啡馆'],
	],
	[
		'ja',
		'コーヒー',
		'1、はじめに（50語）\n・一\n2、起源（200語）\n・二\n3、貿易（200語）\n・三\n4、喫茶店（200語）\n・四',
		['', '起源', '貿易', '喫茶店'],
	],
	[
		'ar',
		'القهوة',
		'## مقدمة (٥٠ كلمة)\n- أ\n## الأصول (٢٠٠ كلمة)\n- ب\n## التجارة (٢٠٠ كلمة)\n- ت\n## المقاهي (٢٠٠ كلمة)\n- ث',
		['', 'الأصول', 'التجارة', 'المقاهي'],
	],
	[
		'hi',
		'कॉफ़ी',
		'**परिचय** (५० शब्द)\n- क\n**उत्पत्ति** (२०० शब्द)\n- ख\n**व्यापार** (२०० शब्द)\n- ग\n**आज** (२०० शब्द)\n- घ',
		['', 'उत्पत्ति', 'व्यापार', 'आज'],
	],
])('an outline in %s of %s', (language, title, answer, expected) => {
	expect(headings(answer, { language, title })).toEqual(expected);
});

test.each([
	['nothing', ''],
	['spaces', ' \n\n\t'],
	['a refusal', "I'm sorry, but I can't help with that."],
	['one line', 'Outline:'],
	['an article with one heading', '# How coffee came to Europe\n\nIt came by sea.\n\n## Roots\n\nIn Ethiopia.'],
	['prose', 'Coffee came to Europe in the 17th century.\nIt was brought by merchants.\n\nPeople met in coffee houses.'],
	['empty JSON', '{"sections":[]}'],
	['JSON with one whole section', '{"sections":[{"heading":"Roots","points":["a"]},{"heading":"Trade","points":["b",'],
	['marks alone', '##\n-\n*\n1.\n```'],
	['the example', '## Heading (N words)\n- point'],
	[
		'placeholders',
		'## (opening) (100 words)\n- a\n## [Heading 1] (250 words)\n- [point]\n## Heading 2 (250 words)\n- point',
	],
	['German placeholders', '## (opening)\n- a\n## Überschrift 1 (250 Wörter)\n- Punkt 1\n## [Überschrift 2]\n- Punkt 2'],
	['a table of one column', '| a |\n|---|'],
])('%s is no outline', (_, answer) => {
	expect(headings(answer)).toBeUndefined();
});

describe('what is not said about lengths', () => {
	const targets = (answer: string, words = 1000): (number | undefined)[] | undefined =>
		parseOutline(answer, briefOf({ words }), rules)?.sections.map(({ target_words }) => target_words);

	test('is divided, an opening having half a share', () => {
		expect(targets('## A1\n- a\n## B1\n- b\n## C1\n- c', 700)).toEqual([100, 200, 200, 200]);
	});
	test('and what is said is kept in proportion', () => {
		expect(targets('## (opening) (50 words)\n## A1 (100 words)\n## B1 (200 words)\n## C1 (150 words)')).toEqual([
			100, 200, 400, 300,
		]);
		expect(targets('## (opening) (N words)\n## A1 (100–200 words)\n## B1\n## C1 [150 words]', 525)).toEqual([
			75, 150, 150, 150,
		]);
	});
	test('years in a heading are no count', () => {
		expect(headings('## The war (1939–1945)\n- a\n## Peace (1945)\n- b\n## Today\n- c')).toEqual([
			'',
			'The war (1939–1945)',
			'Peace (1945)',
			'Today',
		]);
	});
});

test('points are kept as plain text, those of deeper levels too; counts, marks and chatter are not', () => {
	const answer =
		'## A1\n- **bold** and `code`\n  - deeper\n  1. numbered\n- point\n- …\n## B1\n### Sub\n- under it\n## C1\n- last\n\nTotal: 1000 words\nShall I write it?';
	expect(parseOutline(answer, briefOf(), rules)?.sections.map(({ points }) => points)).toEqual([
		[],
		['bold and code', 'deeper', 'numbered'],
		['Sub', 'under it'],
		['last'],
	]);
});

test('too many sections: neighbours become one, and nothing that was planned is lost', () => {
	const brief = briefOf({ words: 500 });
	const answer = Array.from({ length: 15 }, (_, index) => `## Theme ${index}\n- thesis ${index}`).join('\n');
	const outline = parseOutline(answer, brief, rules);
	expect(outline?.sections.length).toBe(1 + sectionBounds(brief, rules).most);
	const text = JSON.stringify(outline);
	for (let index = 0; index < 15; index++)
		expect(text).toMatch(new RegExp(`Theme ${index}"[\\s\\S]*"thesis ${index}"`));
});

test('the items of a list that the title counts all stay, and are numbered again', () => {
	const items = Array.from({ length: 12 }, (_, index) => `## ${index + 3}. Way ${index}x\n- why`).join('\n');
	const found = headings(`## (opening)\n${items}\n## 15. Conclusion\n- c`, {
		title: '12 ways to brew',
		content_type: 'listicle',
		words: 500,
	});
	expect(found?.slice(0, 3)).toEqual(['', '1. Way 0x', '2. Way 1x']);
	expect(found).toContain('12. Way 11x');
	expect(headings('## 1. Alpha\n## 2. Beta\n## 3. Gamma')).toEqual(['', 'Alpha', 'Beta', 'Gamma']);
});

test('a short text has one part, whose points are everything that was planned', () => {
	const outline = parseOutline('## (opening) (20 words)\n- a\n## Rest (30 words)\n- b', briefOf({ words: 60 }), rules);
	expect(outline).toEqual({ sections: [{ heading: '', points: ['a', 'Rest', 'b'], target_words: 60 }] });
});

test('a type without an opening gets none', () => {
	const sections = parseOutline('## (opening)\n- a\n## A1\n- b\n## B1\n- c\n## C1', briefOf(), {
		...rules,
		opening: false,
	})?.sections;
	expect(sections?.map(({ heading }) => heading)).toEqual(['A1', 'B1', 'C1']);
	expect(sections?.[0]?.points).toEqual(['a', 'b']);
});

describe('without a model', () => {
	test('the text has one part without a heading', () => {
		expect(plainOutline(briefOf({ words: 777, prompt: '- not\n- a heading' }), rules)).toEqual({
			sections: [{ heading: '', points: [], target_words: 777 }],
		});
	});
	test('or the parts that the editor named', () => {
		const outline = plainOutline(briefOf({ prompt: 'Please so:\n## Roots\n- Kaldi\n## Trade\n## Houses' }), rules);
		expect(outline.sections.map(({ heading }) => heading)).toEqual(['', 'Roots', 'Trade', 'Houses']);
	});
});
