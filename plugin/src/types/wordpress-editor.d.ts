/** The part of `@wordpress/editor` that we use; the package itself would bring hundreds of megabytes. */
declare module '@wordpress/editor' {
	import type { Block } from '@wordpress/blocks';
	import type { ReduxStoreConfig, SelectorWithCustomCurrySignature, StoreDescriptor } from '@wordpress/data';
	import type { JSX, ReactNode } from 'react';

	/** The fields of a post that we read or write. */
	export interface PostAttributes {
		title: string;
		excerpt: string;
		slug: string;
		/** Ids of terms; missing where the type of post has no such taxonomy. */
		tags: number[];
		categories: number[];
		status: string;
		date: string;
		/** What extensions keep, by key. */
		meta: Record<string, unknown>;
		/** The site's id of the job last inserted, or 0; PHP adds this field to each public post type. */
		draftsmith_job: number;
		/** Where the article in the post comes from; null when it holds none. Read only. */
		draftsmith_provenance: ProvenanceRecord | null;
	}

	/** What the site keeps of an article's making. Times are RFC 3339; what is not known is empty. */
	export interface ProvenanceRecord {
		engine: string;
		model: string;
		scope: string;
		content_type: string;
		template: string;
		prompt_sha256: string;
		generated_at: string;
		job: string;
		author: number;
	}

	/** One edit is one undo step. */
	export interface PostEdits extends Partial<PostAttributes> {
		blocks?: Block[];
		content?: string | ((record: { blocks?: Block[] }) => string);
	}

	/** A plain generic selector would lose its type parameter when the store binds it. */
	interface AttributeSelector extends SelectorWithCustomCurrySignature {
		CurriedSignature: <Name extends keyof PostAttributes>(name: Name) => PostAttributes[Name] | undefined;
	}

	interface Selectors {
		getCurrentPostId: (state: object) => number | string | null;
		getCurrentPostType: (state: object) => string | null;
		getCurrentPostAttribute: AttributeSelector;
		getEditedPostAttribute: AttributeSelector;
		getEditorBlocks: (state: object) => Block[];
		getEditedPostContent: (state: object) => string;
		isEditedPostEmpty: (state: object) => boolean;
		isCurrentPostPublished: (state: object) => boolean;
		isEditedPostDirty: (state: object) => boolean;
		isEditedPostSaveable: (state: object) => boolean;
		isSavingPost: (state: object) => boolean;
		didPostSaveRequestSucceed: (state: object) => boolean;
	}

	interface Actions {
		editPost: (edits: PostEdits) => void;
		savePost: () => Promise<void>;
	}

	export const store: StoreDescriptor<ReduxStoreConfig<object, Actions, Selectors>>;

	export function PluginSidebar(props: {
		name: string;
		title: string;
		icon?: JSX.Element;
		className?: string;
		children?: ReactNode;
	}): JSX.Element;

	export function PluginSidebarMoreMenuItem(props: {
		target: string;
		icon?: JSX.Element;
		children?: ReactNode;
	}): JSX.Element;
}
