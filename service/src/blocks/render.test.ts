import { describe, expect, it } from 'vitest';
import { benign } from './corpus/benign.ts';
import { golden } from './corpus/golden.ts';
import { malicious, maliciousInPlaces } from './corpus/malicious.ts';
import { BRIEF_LINK } from './corpus/malicious-structures.ts';
import { offences } from './corpus/oracle.ts';
import { renderArticle, renderBlocks } from './index.ts';

describe('each canonical form', () => {
	it.each(golden)('$name', ({ markdown, options, blocks }) => {
		expect(renderBlocks(markdown, options)).toBe(blocks);
		expect(offences(blocks)).toEqual([]);
		const once = renderArticle(markdown, { ...options });
		expect(renderArticle(once.markdown, { ...options })).toEqual({ ...once, title: undefined });
	});
});

describe('a malicious sample', () => {
	it('is one of at least 200', () => {
		expect(malicious.length).toBeGreaterThanOrEqual(200);
		expect(new Set(malicious.map((sample) => sample.name)).size).toBe(malicious.length);
	});

	it.each(maliciousInPlaces)('is harmless: $name', ({ markdown, options }) => {
		const article = renderArticle(markdown, options);
		expect(offences(article.blocks)).toEqual([]);
		expect(article.blocks).not.toContain('wp:embed');
		const addresses = [...article.blocks.matchAll(/ (?:href|src)="([^"]*)"/g)].map((match) => match[1]);
		if (options.links !== undefined) expect(addresses.filter((address) => address !== BRIEF_LINK)).toEqual([]);
		expect(renderBlocks(article.markdown, options)).toBe(article.blocks);
		const outsideCode = article.markdown.replace(/^[> ]*```[\s\S]*?^[> ]*```$|`[^`\n]*`/gm, '');
		expect(outsideCode).not.toMatch(
			/<(?!br>|\/?(?:details|summary)>)|\[(?:gallery|embed|caption|audio|video|playlist)/,
		);
	});
});

describe('a benign document', () => {
	it('is one of at least 60', () => {
		expect(benign.length).toBeGreaterThanOrEqual(60);
	});

	it.each(benign)('keeps its text: $name', ({ markdown, visible }) => {
		const blocks = renderBlocks(markdown);
		expect(offences(blocks)).toEqual([]);
		expect(share(visible, shown(blocks))).toBeGreaterThanOrEqual(0.99);
	});
});

/** What a browser shows of block markup. */
function shown(blocks: string): string {
	const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', nbsp: ' ', '#91': '[', '#47': '/' };
	return blocks
		.replace(/<!--[\s\S]*?-->|<[^>]*>/g, '')
		.replace(/&(amp|lt|gt|nbsp|#91|#47);/g, (entity, name: string) => entities[name] ?? entity);
}

/** How much of the wanted characters, white space aside, appear in this order. 0 to 1. */
function share(wanted: string, given: string): number {
	const characters = [...wanted.replace(/\s/g, '')];
	let at = 0;
	let found = 0;
	for (const character of characters) {
		const next = given.indexOf(character, at);
		if (next === -1) continue;
		found += 1;
		at = next + character.length;
	}
	return characters.length === 0 ? 1 : found / characters.length;
}
