/** The part of `@wordpress/block-editor` that we use; the package itself would bring hundreds of megabytes. */
declare module '@wordpress/block-editor' {
	import type { Block } from '@wordpress/blocks';
	import type { ReduxStoreConfig, StoreDescriptor } from '@wordpress/data';

	interface Selectors {
		/** Of one block or of several; empty when none is selected. */
		getSelectedBlockClientIds: (state: object) => string[];
		/** Of the whole canvas, or in one block. */
		getBlocks: (state: object, rootClientId?: string) => Block[];
		/** Their ids. */
		getBlocksByName: (state: object, name: string) => string[];
		/** Whether what is in a block is another post's, as in a synced pattern. */
		areInnerBlocksControlled: (state: object, clientId: string) => boolean;
		/** The block itself is not among them; `ascending`: the nearest first. */
		getBlockParents: (state: object, clientId: string, ascending?: boolean) => string[];
		/** Empty at the top; null when there is no such block. */
		getBlockRootClientId: (state: object, clientId: string) => string | null;
		canInsertBlockType: (state: object, name: string, rootClientId?: string | null) => boolean;
	}

	export const store: StoreDescriptor<ReduxStoreConfig<object, Record<string, never>, Selectors>>;
}
