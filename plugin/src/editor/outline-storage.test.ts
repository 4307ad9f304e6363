import { afterAll, beforeEach, expect, it, vi } from 'vitest';
import { dropOutlineDraft, readOutlineDraft, writeOutlineDraft } from './outline-storage.ts';

function memory() {
	const items = new Map<string, string>();
	return {
		getItem: (key: string) => items.get(key) ?? null,
		setItem: (key: string, value: string) => void items.set(key, value),
		removeItem: (key: string) => void items.delete(key),
	};
}
const visit = (jobsUrl: string) => vi.stubGlobal('window', { draftsmith: { jobsUrl } });
beforeEach(() => visit('https://example.org/wp-admin/'));
afterAll(() => vi.unstubAllGlobals());

const sections = [{ key: 3, heading: 'One', points: 'a\nb', words: '' }];

it('keeps the edits of each job apart, until they are dropped', () => {
	const storage = memory();
	writeOutlineDraft(storage, 1, sections);
	expect(readOutlineDraft(storage, 1)).toEqual(sections);
	expect(readOutlineDraft(storage, 2)).toBeNull();
	dropOutlineDraft(storage, 1);
	expect(readOutlineDraft(storage, 1)).toBeNull();
});

it('keeps those of each site of a network apart', () => {
	const storage = memory();
	writeOutlineDraft(storage, 1, sections);
	visit('https://example.org/two/wp-admin/');
	expect(readOutlineDraft(storage, 1)).toBeNull();
	visit('https://example.org/wp-admin/');
	expect(readOutlineDraft(storage, 1)).toEqual(sections);
});

it.each(['null', '[]', '{}', '7', 'broken', '[{"key":"3","heading":"One","points":"","words":""}]', '[{"key":3}]'])(
	'has no edits where the storage holds %s',
	(stored) => {
		expect(readOutlineDraft({ getItem: () => stored }, 1)).toBeNull();
	},
);

it('does without a storage that throws', () => {
	const broken = () => {
		throw new Error('SecurityError');
	};
	expect(() => writeOutlineDraft({ setItem: broken }, 1, sections)).not.toThrow();
	expect(() => dropOutlineDraft({ removeItem: broken }, 1)).not.toThrow();
	expect(readOutlineDraft({ getItem: broken }, 1)).toBeNull();
});
