/** The part of `@wordpress/core-data` that we use; the package itself would bring hundreds of megabytes. */
declare module '@wordpress/core-data' {
	import type { ReduxStoreConfig, StoreDescriptor } from '@wordpress/data';

	interface PostType {
		viewable: boolean;
		supports: Partial<Record<string, boolean>>;
		/** Names of its taxonomies; only in newer versions' lists of types, always in that of one type. */
		taxonomies?: string[];
	}

	interface Selectors {
		getPostType: (state: object, slug: string) => PostType | undefined;
		canUser: (state: object, action: 'create', resource: { kind: 'taxonomy'; name: string }) => boolean | undefined;
	}

	export const store: StoreDescriptor<ReduxStoreConfig<object, Record<string, never>, Selectors>>;
}
