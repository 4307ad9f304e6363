import { expect, test } from 'vitest';
import { initialState, reducer } from './reducer.ts';
import { getInsertion, getReview, getRewrite, isSavedHere } from './selectors.ts';
import type { ClaimedArticle } from './types.ts';

const article = (blocks: string): ClaimedArticle => ({
	title: 'Tea',
	slug: 'tea',
	excerpt: '',
	blocks,
	word_count: 1,
	sections: [{ heading: '', words: 1 }],
	seo: { title: '', description: '', tags: [], category: null, faq: [] },
	claims: [],
	warnings: [],
	disclosure: '',
});

test('a section that is written anew is done when the next article comes, and the old one is kept to compare', () => {
	const claimed = reducer(initialState, { type: 'RECEIVE_ARTICLE', id: 1, article: article('old') });
	expect(getRewrite(claimed, 1)).toBeNull();
	const begun = reducer(claimed, { type: 'START_REWRITE', id: 1, section: 0 });
	expect(getRewrite(begun, 1)).toMatchObject({ section: 0, isDone: false, before: { blocks: 'old' } });
	const done = reducer(begun, { type: 'RECEIVE_ARTICLE', id: 1, article: article('new') });
	expect(getRewrite(done, 1)).toMatchObject({ isDone: true, before: { blocks: 'old' } });
	expect(getRewrite(reducer(done, { type: 'DROP_ARTICLE', id: 1 }), 1)).toBeNull();
});

test('without an article there is nothing to write anew', () => {
	expect(reducer(initialState, { type: 'START_REWRITE', id: 1, section: 0 })).toBe(initialState);
});

test('what the writer decided adds up, and concerns one job', () => {
	const once = reducer(initialState, { type: 'EDIT_REVIEW', id: 1, edits: { rejected: [2] } });
	const twice = reducer(once, { type: 'EDIT_REVIEW', id: 1, edits: { verified: ['So it is.'] } });
	expect(getReview(twice, 1)).toEqual({ rejected: [2], verified: ['So it is.'] });
	expect(getReview(twice, 2)).toEqual({});
});

test('what was inserted and saved here is remembered', () => {
	const insertion = { content: 'text', before: {}, after: {} };
	const inserted = reducer(initialState, { type: 'NOTE_INSERTED', id: 1, insertion });
	const saved = reducer(inserted, { type: 'NOTE_SAVED', id: 1 });
	expect([getInsertion(saved, 1), isSavedHere(saved, 1)]).toEqual([insertion, true]);
	expect([getInsertion(saved, 2), isSavedHere(saved, 2)]).toEqual([null, false]);
});
