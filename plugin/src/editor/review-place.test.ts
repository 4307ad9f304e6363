import { expect, test } from 'vitest';
import { placeBlocks } from './review-place.ts';

interface TestBlock {
	clientId: string;
	innerBlocks: TestBlock[];
}

const block = (clientId: string, ...innerBlocks: TestBlock[]): TestBlock => ({ clientId, innerBlocks });
const tree = [block('a'), block('group', block('b'), block('c'), block('d')), block('e')];
const added = [block('new')];

/** `a group(b c d) e` */
function write(blocks: readonly TestBlock[] | null): string | null {
	return (
		blocks
			?.map(({ clientId, innerBlocks }) => clientId + (innerBlocks.length ? `(${write(innerBlocks)})` : ''))
			.join(' ') ?? null
	);
}

test('an article takes the place of the post, or stands behind it', () => {
	expect(write(placeBlocks(tree, added, 'post', []))).toBe('new');
	expect(write(placeBlocks(tree, added, 'end', []))).toBe('a group(b c d) e new');
});

test('it takes the place of the selected blocks, in a group too', () => {
	expect(write(placeBlocks(tree, added, 'selection', ['a', 'group']))).toBe('new e');
	expect(write(placeBlocks(tree, added, 'selection', ['b', 'c']))).toBe('a group(new d) e');
});

test('it stands behind the last of the selected blocks', () => {
	expect(write(placeBlocks(tree, added, 'cursor', ['a']))).toBe('a new group(b c d) e');
	expect(write(placeBlocks(tree, added, 'cursor', ['b', 'c']))).toBe('a group(b c new d) e');
});

test('what is selected elsewhere is no place, and the tree itself stays as it is', () => {
	expect(placeBlocks(tree, added, 'cursor', ['elsewhere'])).toBeNull();
	expect(placeBlocks(tree, added, 'selection', [])).toBeNull();
	expect(write(tree)).toBe('a group(b c d) e');
});
