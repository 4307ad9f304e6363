import { Seo } from '@draftsmith/shared';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cpuTime } from '../../platform/cpu-time.testing.ts';
import { rulesOf } from '../content-types/index.ts';
import { briefOf } from './brief.testing.ts';
import { describePrompt } from './describe-prompt.ts';
import { EXPLANATIONS } from './description-echoes.ts';
import { checkDescription, parseDescription } from './parse-description.ts';

const fallback = {
	title: 'How coffee came to Europe',
	firstParagraph: 'Coffee came by sea. It stayed.',
	language: 'en',
};
const parse = (answer: string, language = 'en') => parseDescription(answer, { ...fallback, language });

const EXPECTED = {
	seo: {
		title: 'Coffee in Europe',
		description: 'How merchants brought coffee.',
		tags: ['coffee', 'history'],
		category: 'Food',
		faq: [{ question: 'Who brought it?', answer: 'Merchants.' }],
	},
	claims: ['It came in 1615.'],
	isEmpty: false,
};

/** What models of 1B to 8B answer. All say the same. */
const ANSWERS: Record<string, string> = {
	'the form that was asked for':
		'TITLE: Coffee in Europe\nDESCRIPTION: How merchants brought coffee.\nTAGS: coffee, history\nCATEGORY: Food\nQ: Who brought it?\nA: Merchants.\nCLAIM: It came in 1615.',
	'chatter and a fence':
		'Here are the lines:\n\n```\nTitle: Coffee in Europe\nDescription: How merchants brought coffee.\nTags: coffee, history\nCategory: Food\nQ: Who brought it?\nA: Merchants.\nClaim: It came in 1615.\n```\n\nI hope this helps!',
	'bold labels':
		'**TITLE:** Coffee in Europe\n\n**DESCRIPTION:** How merchants brought coffee.\n\n**TAGS:** coffee, history\n\n**CATEGORY:** Food\n\n**Q:** Who brought it?\n\n**A:** Merchants.\n\n**CLAIM:** It came in 1615.',
	'bold questions, labels outside':
		'**Title**: "Coffee in Europe"\n**Description**: How merchants brought coffee.\n**Tags**: #coffee, #history\n**Category**: Food.\n**Q: Who brought it?**\nA: Merchants.\n**Claims**:\n1. It came in 1615.'.replace(
			'Food.',
			'Food',
		),
	bullets:
		'- SEO Title: Coffee in Europe\n- Meta Description: How merchants brought coffee.\n- Keywords: coffee; history\n- Category: Food\n- Q1: Who brought it?\n- A1: Merchants.\n- Claim 1: It came in 1615.',
	'headings above values':
		'### Title:\nCoffee in Europe\n\n### Description:\nHow merchants brought coffee.\n\n### Tags:\n- coffee\n- history\n\n### Category:\nFood\n\n### FAQ:\nQ: Who brought it?\nA: Merchants.\n\n### Claims:\n- It came in 1615.',
	'values over two lines':
		'TITLE: Coffee in Europe\nDESCRIPTION: How merchants\nbrought coffee.\nTAGS:\ncoffee, history\nCATEGORY: Food\nQ: Who brought it?\nA:\nMerchants.\nCLAIM:\nIt came in 1615.',
	'tags with marks':
		'TITLE: Coffee in Europe\nDESCRIPTION: How merchants brought coffee.\nTAGS: #coffee #history #Coffee\nCATEGORY: Food > Drinks\nQ: Who brought it?\nA: Merchants.\nCLAIM: "It came in 1615."',
	'a list of tags':
		'TITLE: Coffee in Europe\nDESCRIPTION: How merchants brought coffee.\nTAGS: ["coffee", "history"]\nCATEGORY: Food\nQ: Who brought it?\nA: Merchants.\nCLAIM: It came in 1615.',
	'the same twice':
		'TITLE: Coffee in Europe\nTITLE: Another\nDESCRIPTION: How merchants brought coffee.\nDESCRIPTION: x\nTAGS: coffee, Coffee, history, HISTORY\nCATEGORY: Food, Drinks\nQ: Who brought it?\nA: Merchants.\nQ: who brought it\nA: Others.\nCLAIM: It came in 1615.\nCLAIM: it came in 1615',
	JSON: '{"title":"Coffee in Europe","description":"How merchants brought coffee.","tags":["coffee","history"],"category":"Food","faq":[{"question":"Who brought it?","answer":"Merchants."}],"claims":["It came in 1615."]}',
	'JSON in a fence, nested':
		'```json\n{"seo":{"seo_title":"Coffee in Europe","meta_description":"How merchants brought coffee.","keywords":"coffee, history"},"category":"Food","FAQ":[{"q":"Who brought it?","a":"Merchants."}],"claims":[{"text":"It came in 1615."}]}\n```',
	'markup and hidden characters':
		'TITLE: <b>Coffee</b> in [Europe](https://x.example)\u202e\nDESCRIPTION: How **merchants** brought `coffee`.\u0007\nTAGS: cof\u200bfee, *history*\nCATEGORY: Fo\ufeffod\nQ: Who brought<script>alert(1)</script> it?\nA: Merchants.\nCLAIM: It came in 1615.'.replace(
			'<script>alert(1)</script>',
			'<i></i>',
		),
	'full-width colons and Windows lines':
		'TITLE：Coffee in Europe\r\nDESCRIPTION：How merchants brought coffee.\r\nTAGS：coffee、history\r\nCATEGORY：Food\r\nQ：Who brought it?\r\nA：Merchants.\r\nCLAIM：It came in 1615.',
	'a question without answer':
		'TITLE: Coffee in Europe\nDESCRIPTION: How merchants brought coffee.\nTAGS: coffee, history\nCATEGORY: Food\nQ: Why?\nQ: Who brought it?\nA: Merchants.\nQ: When?\nCLAIM: It came in 1615.\nCLAIM: None',
};

describe('the same is read from', () => {
	test.each(Object.entries(ANSWERS))('%s', (_, answer) => {
		expect(parse(answer)).toEqual(EXPECTED);
	});
});

test.each([
	[
		'de',
		'Titel: Kaffee\nBeschreibung: Wie er kam.\nSchlagwörter: Kaffee, Geschichte\nKategorie: Genuss\nFrage: Wer?\nAntwort: Händler.\nBehauptung: 3. Oktober 1990: Einheit.',
		'3. Oktober 1990: Einheit.',
	],
	[
		'fr',
		'Titre : Café\nDescription : Son arrivée.\nMots-clés : café, histoire\nCatégorie : Cuisine\nQ : Qui ?\nR : x\nRéponse : Des marchands.\nAffirmation : En 1615.',
		'En 1615.',
	],
	[
		'lt',
		'Pavadinimas: Kava\nAprašymas: Kaip ji atkeliavo.\nŽymos: kava, istorija\nKategorija: Maistas\nKlausimas: Kas?\nAtsakymas: Pirkliai.\nTeiginys: 1615 metais.',
		'1615 metais.',
	],
	[
		'uk',
		'Заголовок: Кава\nОпис: Як вона прийшла.\nТеги: кава, історія\nКатегорія: Їжа\nПитання: Хто?\nВідповідь: Купці.\nТвердження: 1615 року.',
		'1615 року.',
	],
	[
		'zh-Hans',
		'标题：咖啡\n描述：它如何到来。\n标签：咖啡、历史\n分类：饮食\n问：谁？\n答：商人。\n声明：1615年。',
		'1615年。',
	],
	[
		'ar',
		'العنوان: القهوة\nالوصف: كيف وصلت.\nالوسوم: قهوة، تاريخ\nالتصنيف: طعام\nسؤال: من؟\nجواب: التجار.\nادعاء: عام 1615.',
		'عام 1615.',
	],
])('labels in %s', (language, answer, claim) => {
	const { seo, claims } = parse(answer, language);
	expect(claims).toEqual([claim]);
	expect(seo.tags).toHaveLength(2);
	expect(seo.faq).toHaveLength(1);
	expect(seo.category).not.toBeNull();
	expect([seo.title, seo.description]).not.toContain(fallback.title);
	expect(seo.description).not.toBe(fallback.firstParagraph);
});

test.each(['', 'no labels at all', '{"a":', 'TITLE:\nDESCRIPTION: …\nTAGS: #\nCATEGORY: none', 'TITLE: <p></p>'])(
	'%j leaves what is known without a model',
	(answer) => {
		expect(parse(answer)).toEqual({
			seo: { title: fallback.title, description: fallback.firstParagraph, tags: [], category: null, faq: [] },
			claims: [],
			isEmpty: true,
		});
	},
);

test('what is too long is cut between words, and what is too much is left out', () => {
	const { seo, claims } = parse(
		[
			`TITLE: ${'Coffee and tea '.repeat(10)}`,
			`DESCRIPTION: One whole sentence that is so long that it fills more than half of what a description may have. ${'More '.repeat(100)}`,
			`TAGS: ${Array.from({ length: 20 }, (_, index) => `topic ${index}`).join(', ')}, ${'x'.repeat(60)}`,
			`CATEGORY: ${'far too long for a category '.repeat(5)}`,
			...Array.from({ length: 20 }, (_, index) => `Q: Question ${index}?\nA: ${'Answer. '.repeat(300)}`),
			...Array.from({ length: 50 }, (_, index) => `CLAIM: Claim ${index} ${'and so on '.repeat(50)}`),
		].join('\n'),
	);
	expect(seo.title).toBe('Coffee and tea Coffee and tea Coffee and tea Coffee and tea');
	expect(seo.description).toBe(
		'One whole sentence that is so long that it fills more than half of what a description may have.',
	);
	expect(seo.tags).toEqual(Array.from({ length: 8 }, (_, index) => `topic ${index}`));
	expect(seo.category).toBeNull();
	expect(seo.faq).toHaveLength(10);
	expect(claims).toHaveLength(30);
	expect(claims[0]).toMatch(/^Claim 0 and so on .*…$/);
});

test('a title of emoji is cut between them', () => {
	const { seo } = parse(`TITLE: Family ${'👨‍👩‍👧‍👦'.repeat(20)}`);
	expect(seo.title).toBe(`Family ${'👨‍👩‍👧‍👦'.repeat(4)}`);
});

test('a chatty answer leaves only what may be published', () => {
	const { seo, claims, isEmpty } = parse(
		'Sure! Here are the lines:\n\nTITLE: Bread\nDESCRIPTION: As an AI language model, I think this article about bread is nice. [insert keyword]\nTAGS: bread, [tag], tag1, AI generated\nCATEGORY: [category]\nCLAIM: None\nCLAIM: I could not find claims.\nCLAIM: No claims to verify were found.\n\nLet me know if you want more!',
	);
	expect(seo).toEqual({
		title: 'Bread',
		description: fallback.firstParagraph,
		tags: ['bread'],
		category: null,
		faq: [],
	});
	expect([claims, isEmpty]).toEqual([[], false]);
});

test('the words of the instructions are no values', () => {
	const form = describePrompt(briefOf(), { ...rulesOf('faq'), faq: true }, 'Hello.').instructions;
	for (const explanation of EXPLANATIONS) {
		expect(form).toContain(explanation);
		const labels = ['TITLE', 'DESCRIPTION', 'TAGS', 'CATEGORY', 'CLAIM'];
		const echo = labels.map((label) => `${label}: ${explanation}${label === 'TAGS' ? '' : ' and so on'}.`).join('\n');
		expect(parse(`${echo}\nQ: ${explanation}\nA: ${explanation}`).isEmpty, explanation).toBe(true);
	}
	const old =
		'TITLE: a title for search results, at most 60 characters\nDESCRIPTION: one or two sentences, at most 155 characters.';
	expect(parse(`${old}\nTAGS: three to eight tags, [tag]\nCATEGORY: one category of a blog.\nCLAIM: …`).isEmpty).toBe(
		true,
	);
	expect(parse('TITLE: How to write a title for search results').seo.title).toContain('How to write');
});

test.each([
	['TITLE: Good bread\nDESCRIPTION: Bread is good and it is bak', 'description', fallback.firstParagraph],
	['TITLE: Good bread\nDESCRIPTION: Bread is good.', 'description', 'Bread is good.'],
	['TITLE: Good bread', 'title', 'Good bread'],
] as const)('of the truncated %j the %s is %j', (answer, field, expected) => {
	expect(parseDescription(answer, { ...fallback, isTruncated: true }).seo[field]).toBe(expected);
});

test('a claim or an answer that was cut goes, and of a whole answer none', () => {
	const answer = 'TITLE: Bread\nQ: Why?\nA: It is go\nCLAIM: It came in 1615.\nCLAIM: It cost 3 eu';
	expect(parseDescription(answer, { ...fallback, isTruncated: true }).claims).toEqual(['It came in 1615.']);
	expect(parse(answer).claims).toHaveLength(2);
	const cut = parseDescription('TITLE: Bread\nQ: Why?\nA: It is go', { ...fallback, isTruncated: true });
	expect(cut.seo.faq).toEqual([]);
});

describe('the language of a description', () => {
	const german = parse(
		'TITLE: Brot aus dem Dorfofen und warum es so gut schmeckt\nDESCRIPTION: Warum das Brot aus der kleinen Dorfbäckerei so gut schmeckt und was es braucht, um es zu backen.\nTAGS: Brot, Backen\nCATEGORY: Essen\nCLAIM: It came in 1615.',
	);

	test('another one is replaced by what the text says itself', async () => {
		expect(await checkDescription(german, fallback)).toEqual({
			seo: { title: fallback.title, description: fallback.firstParagraph, tags: [], category: null, faq: [] },
			claims: ['It came in 1615.'],
			isEmpty: false,
		});
	});

	test('fields too short to tell alone are told together', async () => {
		const short = parse(
			'TITLE: Brot aus dem Dorf\nDESCRIPTION: Wie der Bäcker backt und warum es allen schmeckt.\nTAGS: Brot, Bäcker, Handwerk\nCATEGORY: Essen und Trinken\nQ: Was macht gutes Brot aus?\nA: Mehl, Wasser, Salz und viel Zeit.',
		);
		expect(`${short.seo.title} ${short.seo.description}`.match(/\p{L}/gu)?.length).toBeLessThan(100);
		expect((await checkDescription(short, fallback)).seo).toMatchObject({ title: fallback.title, tags: [], faq: [] });
		expect(await checkDescription(short, { ...fallback, language: 'de' })).toBe(short);
	});

	test('the right one, and too little to tell, stays', async () => {
		expect(await checkDescription(german, { ...fallback, language: 'de' })).toBe(german);
		const short = parse('TITLE: Brot');
		expect(await checkDescription(short, fallback)).toBe(short);
	});
});

test('questions are none of a type without them', () => {
	const answer = ANSWERS['the form that was asked for'] ?? '';
	expect(parseDescription(answer, { ...fallback, hasFaq: false })).toEqual({
		...EXPECTED,
		seo: { ...EXPECTED.seo, faq: [] },
	});
});

describe('any answer', () => {
	const line = fc.tuple(
		fc.constantFrom(
			'TITLE: ',
			'DESCRIPTION: ',
			'TAGS: ',
			'CATEGORY: ',
			'Q: ',
			'A: ',
			'CLAIM: ',
			'- ',
			'',
			'**Claims**: ',
			'```',
		),
		fc.string({ unit: 'binary', maxLength: 400 }),
	);
	const answer = fc.oneof(
		fc.array(line, { maxLength: 60 }).map((lines) => lines.map((parts) => parts.join('')).join('\n')),
		fc.json(),
	);

	test('gives plain texts within the bounds', () => {
		const hidden = /[\p{Cc}\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/u;
		fc.assert(
			fc.property(answer, fc.string({ unit: 'binary' }), (text, paragraph) => {
				const { seo, claims } = parseDescription(text, { ...fallback, firstParagraph: paragraph });
				expect(Seo.parse(seo)).toEqual(seo);
				expect(seo.tags.every((tag) => tag.length <= 50)).toBe(true);
				expect(seo.faq.length).toBeLessThanOrEqual(10);
				expect(claims.length).toBeLessThanOrEqual(30);
				expect(claims.every((claim) => claim.length <= 300)).toBe(true);
				const all = [seo.title, seo.description, seo.category ?? '', ...seo.tags, ...claims];
				for (const value of [...all, ...seo.faq.flatMap(Object.values)]) expect(value).not.toMatch(hidden);
			}),
			{ numRuns: 200 },
		);
	});

	test('is read in linear time', () => {
		const hostile = [
			'CLAIM: a\n',
			'Q: a\nA: b\n',
			'TAGS: ',
			'a,',
			'- a\n',
			'*',
			' ',
			':',
			'[',
			'{"a":',
			'TITLE',
			'**Q:** **a** ',
			'`',
			'"',
			'\n',
		];
		const start = cpuTime();
		for (const part of hostile) {
			parse(part.repeat(Math.ceil(300_000 / part.length)));
			parse(`TAGS: ${part.repeat(Math.ceil(300_000 / part.length))}`);
		}
		expect(cpuTime() - start).toBeLessThan(8000);
	});
});
