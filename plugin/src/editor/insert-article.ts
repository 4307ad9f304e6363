import { type Block, parse, serialize } from '@wordpress/blocks';
import type { DataRegistry } from '@wordpress/data';
import { store as editorStore, type PostEdits } from '@wordpress/editor';
import { store } from '../store/index.ts';
import type { ClaimedArticle, LocalJob } from '../store/types.ts';
import { isDraftLike, statusAfterInsert } from './post-status.ts';

/** What happens to what the post holds already. */
export type Placement = 'replace' | 'append';

/**
 * `inserted`: it is in the editor, and saved where it may be. `unsaved`: it is in the editor only. `invalid`: this
 * WordPress would not accept a block of it, and nothing was changed.
 */
export type InsertResult = 'inserted' | 'unsaved' | 'invalid';

function isValid(block: Block): boolean {
	return block.isValid !== false && block.name !== 'core/missing' && block.innerBlocks.every(isValid);
}

/**
 * Puts the article into the editor as ONE edit, so that one undo takes all of it back, and saves the post unless readers
 * would see it change. `date` is when a scheduled post shall be published (RFC 3339).
 */
export async function insertArticle(
	registry: DataRegistry,
	job: LocalJob,
	article: ClaimedArticle,
	placement: Placement,
	date: string | null,
): Promise<InsertResult> {
	const blocks = parse(article.blocks);
	if (blocks.length === 0 || !blocks.every(isValid)) return 'invalid';
	const editor = registry.select(editorStore);
	const current = editor.getCurrentPostAttribute('status');
	const status = statusAfterInsert(current, job, date);
	const confirms = editor.getCurrentPostAttribute('draftsmith_job') !== undefined;
	const edits: PostEdits = {
		blocks: placement === 'append' ? [...editor.getEditorBlocks(), ...blocks] : blocks,
		content: ({ blocks: edited = [] }) => serialize(edited),
	};
	if (editor.getEditedPostAttribute('title') === '') edits.title = article.title;
	if (editor.getEditedPostAttribute('excerpt') === '') edits.excerpt = article.excerpt;
	if (status !== 'draft') edits.status = status;
	if (status === 'future' && date !== null) edits.date = date;
	if (confirms) edits.draftsmith_job = job.id;
	registry.dispatch(editorStore).editPost(edits);
	if (!isDraftLike(current)) return 'unsaved';
	await registry.dispatch(editorStore).savePost();
	if (!registry.select(editorStore).didPostSaveRequestSucceed()) return 'unsaved';
	// Saving tells the site, through the post's field, that the article has arrived. Where the post type lacks that field,
	// the job must be closed by hand, or cron would insert the article again.
	if (!confirms) await registry.dispatch(store).discard(job.id);
	return 'inserted';
}
