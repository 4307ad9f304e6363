import { expect, test } from 'vitest';
import { findAvoidedWords } from './check-avoided-words.ts';
import { contextOf } from './corpus/context.ts';
import { readContext, readSection } from './read-section.ts';

function avoided(markdown: string, avoid: string[], language = 'en'): string[] {
	return findAvoidedWords(readSection({ heading: 'Beans', markdown }), readContext(contextOf({ avoid, language })));
}

test.each([
	['en', 'A cheap cup.', 'cheap'],
	['en', 'A Cheap, cup.', 'CHEAP'],
	['en', 'It is game-changing.', 'game-changing'],
	['en', 'A **game  \nchanger**.', 'game changer'],
	['en', 'It’s a “deal”!', "it's"],
	['en', 'Write in C++ now.', 'C++'],
	['en', 'The beans.', 'beans'],
	['de', 'Das ist GROSSARTIG.', 'großartig'.toUpperCase()],
	['fr', "C'est l'idéal.", 'idéal'],
	['ru', 'Это Лучший кофе.', 'лучший'],
	['tr', 'İNDİRİM var.', 'indirim'],
	['zh-Hans', '这是最好的咖啡。', '最好'],
	['ja', 'これは最高のコーヒーです。', '最高'],
	['th', 'นี่คือกาแฟที่ดีที่สุด', 'ดีที่สุด'],
	['ko', '이것은 최고의 커피입니다.', '최고'],
])('%s: %j has the word %j', (language, markdown, word) => {
	expect(avoided(markdown, [word], language)).toEqual([word]);
});

test.each([
	['en', 'A cheaper cup, a cheapskate.', 'cheap'],
	['en', 'Scheap cheapß chea p.', 'cheap'],
	['en', 'Read [cheap beans](https://a.example) at https://cheap.example.', 'cheap'],
	['en', 'Run `cheap` now.\n\n```\ncheap\n```', 'cheap'],
	['de', 'Die Bestellung.', 'best'],
	['ru', 'Нелучший.', 'лучший'],
	['hi', 'कमल', 'कम'],
	['hi', 'की', 'क'],
	['en', 'Anything.', '  '],
])('%s: %j does not have the word %j', (language, markdown, word) => {
	expect(avoided(markdown, [word], language)).toEqual([]);
});

test('the heading counts, and each word is named once', () => {
	expect(avoided('Beans and beans, water.', ['beans', 'milk', 'water'])).toEqual(['beans', 'water']);
});

test('a language that is no tag is no obstacle', () => {
	expect(avoided('A cheap cup.', ['cheap'], '!!')).toEqual(['cheap']);
});
