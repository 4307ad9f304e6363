/** A block, as far as the tests look into it. */
interface TestBlock {
	name: string;
	isValid: boolean;
	innerBlocks: TestBlock[];
}

/** What the tests use of WordPress's scripts in the editor's page. */
interface Window {
	wp: {
		apiFetch: (request: { path: string; method: string; data: Record<string, unknown> }) => Promise<unknown>;
		blocks: {
			parse: (content: string) => TestBlock[];
			serialize: (blocks: TestBlock[]) => string;
			createBlock: (name: string, attributes: Record<string, unknown>) => TestBlock;
		};
		data: {
			select: {
				(
					store: 'core/editor',
				): {
					getCurrentPost: () => { content: { raw: string } | string };
					getCurrentPostId: () => number;
					getEditedPostContent: () => string;
					getEditedPostAttribute: (name: 'title') => string;
				};
				(store: 'core/block-editor'): { getBlockOrder: () => string[] };
			};
			dispatch: {
				(
					store: 'core/editor',
				): { editPost: (edits: { title: string }) => Promise<void>; savePost: () => Promise<void> };
				(
					store: 'core/block-editor',
				): { insertBlocks: (block: TestBlock) => void; selectBlock: (clientId: string) => void };
			};
		};
	};
}
