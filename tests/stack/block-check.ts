import type { Page } from '@playwright/test';

export type BlockCheck = {
	blocks: number;
	invalid: number;
	/** Whether the editor would save the very bytes that are stored. */
	unchanged: boolean;
	names: string[];
};

/** What WordPress's own parser makes of the post that is open in the editor. */
export function checkBlocks(page: Page): Promise<BlockCheck> {
	return page.evaluate(() => {
		const { blocks, data } = window.wp;
		const { content } = data.select('core/editor').getCurrentPost();
		const raw = typeof content === 'string' ? content : content.raw;
		const parsed = blocks.parse(raw);
		const all = (list: TestBlock[]): TestBlock[] => list.flatMap((block) => [block, ...all(block.innerBlocks)]);
		const every = all(parsed);
		return {
			blocks: every.length,
			invalid: every.filter(
				(block) => !block.isValid || block.name === 'core/missing' || block.name === 'core/freeform',
			).length,
			unchanged: blocks.serialize(parsed) === raw,
			names: [...new Set(every.map((block) => block.name))].sort(),
		};
	});
}
