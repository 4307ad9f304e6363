import { store as coreStore } from '@wordpress/core-data';
import { useSelect } from '@wordpress/data';
import { store as editorStore } from '@wordpress/editor';

/** The post in the editor, when an article can be put into it. */
export interface CurrentPost {
	id: number;
	type: string;
	/** Whether the post type has a title of its own. */
	hasTitle: boolean;
}

/** The post in the editor; null while it loads, and for templates and other things that are no pages of the site. */
export function useCurrentPost(): CurrentPost | null {
	const { id, type, postType } = useSelect((select) => {
		const editor = select(editorStore);
		const type = editor.getCurrentPostType();
		return { id: editor.getCurrentPostId(), type, postType: type ? select(coreStore).getPostType(type) : undefined };
	}, []);
	if (typeof id !== 'number' || !type || !postType?.viewable || !postType.supports.editor) return null;
	return { id, type, hasTitle: postType.supports.title === true };
}
