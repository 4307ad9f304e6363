/** The part of `@wordpress/core-data` that we use; the package itself would bring hundreds of megabytes. */
declare module '@wordpress/core-data' {
	import type { ReduxStoreConfig, StoreDescriptor } from '@wordpress/data';

	interface PostType {
		viewable: boolean;
		supports: Partial<Record<string, boolean>>;
	}

	interface Selectors {
		getPostType: (state: object, slug: string) => PostType | undefined;
	}

	export const store: StoreDescriptor<ReduxStoreConfig<object, Record<string, never>, Selectors>>;
}
