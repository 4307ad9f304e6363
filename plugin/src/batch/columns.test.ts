import { expect, test } from 'vitest';
import { guessMapping, looksLikeHeadings } from './columns.ts';

test.each([
	['English', ['Title', 'Prompt', 'Post status', 'Publish date', 'Content type']],
	['German', ['Titel', 'Anweisungen', 'Status', 'Datum', 'Typ']],
	['French', ['Titre', 'Consignes', 'Statut', 'Date', 'Type']],
	['Spanish', ['Título', 'Instrucciones', 'Estado', 'Fecha', 'Tipo']],
	['Polish', ['Tytuł', 'Uwagi', 'Status', 'Data publikacji', 'Rodzaj']],
	['Lithuanian', ['Antraštė', 'Pastabos', 'Būsena', 'Data', 'Tipas']],
	['Russian', ['Заголовок', 'Описание', 'Статус', 'Дата', 'Тип']],
	['Ukrainian', ['Назва', 'Опис', 'Стан', 'Дата', 'Тип']],
])('headings in %s are known', (_, headings) => {
	expect(guessMapping(headings)).toEqual({ title: 0, prompt: 1, post_status: 2, post_date: 3, content_type: 4 });
});

test('case, signs and decomposed letters make no difference; of two the first counts', () => {
	expect(guessMapping(['POST_TITLE?', 'T I T E L', 'titel', 'Länge'.normalize('NFD')])).toEqual({
		title: 1,
		length: 3,
	});
});

test('a first line of headings is told from a row', () => {
	expect(looksLikeHeadings(['Title'])).toBe(true);
	expect(looksLikeHeadings(['Status', 'Tags', 'Something'])).toBe(true);
	expect(looksLikeHeadings(['How to bake bread', 'For beginners'])).toBe(false);
});
