import { describe, expect, it } from 'vitest';
import {
	checkSections,
	editOutline,
	mostSections,
	nextKey,
	type OutlineDraft,
	toOutline,
	toSections,
} from './outline-draft.ts';

const outline = {
	sections: [
		{ heading: '', points: [], target_words: 100 },
		{ heading: 'Two', points: ['a', 'b'] },
		{ heading: 'Three', points: ['c'], target_words: 300 },
	],
};
const draft: OutlineDraft = { sections: toSections(outline), removed: [], isEdited: false };
const headings = ({ sections }: OutlineDraft) => sections.map(({ heading }) => heading);

describe('an outline that is edited', () => {
	it('comes back as it was when nothing is changed', () => {
		expect(toOutline(draft.sections)).toEqual(outline);
	});

	it('moves a section to a place, and no further than the ends', () => {
		expect(headings(editOutline(draft, { type: 'move', key: 0, index: 2 }))).toEqual(['Two', 'Three', '']);
		expect(headings(editOutline(draft, { type: 'move', key: 2, index: -1 }))).toEqual(['Three', '', 'Two']);
		expect(headings(editOutline(draft, { type: 'move', key: 1, index: 99 }))).toEqual(['', 'Three', 'Two']);
		expect(editOutline(draft, { type: 'move', key: 7, index: 0 })).toBe(draft);
	});

	it('brings removed sections back one by one, to where they stood', () => {
		const less = editOutline(editOutline(draft, { type: 'remove', key: 1 }), { type: 'remove', key: 0 });
		expect(headings(less)).toEqual(['Three']);
		const more = editOutline(less, { type: 'undo' });
		expect(headings(more)).toEqual(['', 'Three']);
		expect(headings(editOutline(more, { type: 'undo' }))).toEqual(['', 'Two', 'Three']);
		expect(editOutline(draft, { type: 'undo' })).toBe(draft);
	});

	it('gives a new section a key that none has, not even a removed one', () => {
		const less = editOutline(draft, { type: 'remove', key: 2 });
		const more = editOutline(less, { type: 'add' });
		expect(more.sections.at(-1)).toEqual({ key: nextKey(less), heading: '', points: '', words: '' });
		expect(nextKey(less)).toBe(3);
	});

	it('counts as edited from the first edit on, until it is loaded again', () => {
		const edited = editOutline(draft, { type: 'change', key: 1, changes: { points: ' x \n\n y ', words: ' 50 ' } });
		expect(edited.isEdited).toBe(true);
		expect(toOutline(edited.sections).sections[1]).toEqual({ heading: 'Two', points: ['x', 'y'], target_words: 50 });
		expect(editOutline(edited, { type: 'load', sections: draft.sections, isEdited: false }).isEdited).toBe(false);
	});
});

describe('checkSections', () => {
	const errorsOf = (changes: Partial<{ heading: string; points: string; words: string }>, key = 1) => {
		const { sections } = editOutline(draft, { type: 'change', key, changes });
		return Object.keys(checkSections(sections).get(key) ?? {});
	};

	it('finds nothing in what the service made', () => {
		expect(checkSections(draft.sections).size).toBe(0);
	});

	it.each([
		[{ heading: ' ' }, ['heading']],
		[{ heading: 'x'.repeat(201) }, ['heading']],
		[{ points: Array.from({ length: 21 }, () => 'p').join('\n') }, ['points']],
		[{ points: 'x'.repeat(501) }, ['points']],
		[{ words: '9' }, ['words']],
		[{ words: '1e3' }, ['words']],
		[{ words: '10001' }, ['words']],
	])('says which field of %j is wrong', (changes, fields) => {
		expect(errorsOf(changes)).toEqual(fields);
	});

	it('lets the first section be without a heading, until another one stands there', () => {
		expect(errorsOf({ heading: '' }, 0)).toEqual([]);
		const moved = editOutline(draft, { type: 'move', key: 0, index: 1 });
		expect(checkSections(moved.sections).has(0)).toBe(true);
	});
});

it('an article has at most as many sections as it has tens of words, and 60', () => {
	expect([mostSections(50), mostSections(9), mostSections(2000), mostSections(0)]).toEqual([5, 1, 60, 60]);
});
