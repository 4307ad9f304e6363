import { store as blockEditorStore } from '@wordpress/block-editor';
import { type Block, serialize } from '@wordpress/blocks';
import type { DataRegistry } from '@wordpress/data';
import { store as editorStore, type PostEdits } from '@wordpress/editor';
import { store } from '../store/index.ts';
import type { ClaimedArticle, LocalJob } from '../store/types.ts';
import { isDraftLike, statusAfterInsert } from './post-status.ts';
import { acceptedBlocks, areValid, blocksOnScreen } from './review-article.ts';
import { type InsertPlace, placeBlocks } from './review-place.ts';
import { takeBackEdits, valuesNow } from './take-back.ts';

/** What is put where. */
interface InsertWish {
	article: ClaimedArticle;
	place: InsertPlace;
	/** Parts of the text that stay out. */
	rejected: readonly number[];
	/** When a scheduled post shall be published (RFC 3339). */
	date: string | null;
	/** What else of the post changes in the same step. */
	edits: PostEdits;
}

/**
 * `inserted`: it is in the editor, and saved where it may be. `unsaved`: it is in the editor only. Nothing was changed with
 * `invalid`: this WordPress would not accept a block of it, `misplaced`: it can't stand where the selected blocks are, and
 * `nothing`: no part of it was accepted.
 */
export type InsertResult = 'inserted' | 'unsaved' | 'invalid' | 'misplaced' | 'nothing';

/** The post's blocks with those of the article; null when they can't stand where they shall. */
function placeInEditor(registry: DataRegistry, added: Block[], place: InsertPlace): Block[] | null {
	const blockEditor = registry.select(blockEditorStore);
	const tree = blocksOnScreen(blockEditor);
	const [canvas] = blockEditor.getBlocksByName('core/post-content');
	const canStandBeside = (clientId: string) => {
		const parents = blockEditor.getBlockParents(clientId);
		// What is in a synced pattern is no part of this post.
		const isForeign = parents.some((id) => id !== canvas && blockEditor.areInnerBlocksControlled(id));
		const root = blockEditor.getBlockRootClientId(clientId);
		return !isForeign && added.every(({ name }) => blockEditor.canInsertBlockType(name, root));
	};
	const selected = blockEditor.getSelectedBlockClientIds();
	const last = selected.at(-1);
	if (place === 'selection') return last && canStandBeside(last) ? placeBlocks(tree, added, place, selected) : null;
	if (place !== 'cursor' || !last) return placeBlocks(tree, added, place === 'cursor' ? 'end' : place, []);
	// Where an article can't stand, in a list, say, it stands behind that.
	for (const clientId of [last, ...blockEditor.getBlockParents(last, true)]) {
		const placed = canStandBeside(clientId) ? placeBlocks(tree, added, place, [clientId]) : null;
		if (placed) return placed;
	}
	return placeBlocks(tree, added, 'end', []);
}

/** The accepted parts; without the site's note for readers where the post has that already. */
function blocksToInsert(registry: DataRegistry, { article, place, rejected }: InsertWish): Block[] {
	const isKept = (block: Block) => serialize([block]) === article.disclosure;
	const isThere = place !== 'post' && blocksOnScreen(registry.select(blockEditorStore)).some(isKept);
	return acceptedBlocks(isThere ? { ...article, disclosure: '' } : article, rejected);
}

/**
 * Puts the article into the editor as ONE edit, so that one undo takes all of it back, and saves the post unless readers
 * would see it change.
 */
export async function insertArticle(
	registry: DataRegistry,
	job: LocalJob,
	insertion: InsertWish,
): Promise<InsertResult> {
	const { article, date } = insertion;
	const added = blocksToInsert(registry, insertion);
	if (added.length === 0 && insertion.rejected.length > 0) return 'nothing';
	if (added.length === 0 || !areValid(added)) return 'invalid';
	const blocks = placeInEditor(registry, added, insertion.place);
	if (!blocks) return 'misplaced';
	const editor = registry.select(editorStore);
	const current = editor.getCurrentPostAttribute('status');
	const status = statusAfterInsert(current, job, date, Date.now());
	const confirms = editor.getCurrentPostAttribute('draftsmith_job') !== undefined;
	const edits: PostEdits = {
		...insertion.edits,
		blocks,
		content: ({ blocks: edited = [] }) => serialize(edited),
	};
	if (editor.getEditedPostAttribute('title') === '') edits.title = article.title;
	if (status !== 'draft') edits.status = status;
	if (status === 'future' && date !== null) edits.date = date;
	if (confirms) edits.draftsmith_job = job.id;
	const before = {
		...valuesNow(editor.getEditedPostAttribute, edits),
		blocks: blocksOnScreen(registry.select(blockEditorStore)),
		content: editor.getEditedPostContent(),
	};
	registry.dispatch(editorStore).editPost(edits);
	const content = editor.getEditedPostContent();
	const remember = () => {
		const after = valuesNow(editor.getEditedPostAttribute, edits);
		if (edits.status !== undefined) after.status = edits.status;
		void registry.dispatch(store).noteInserted(job.id, { content, before, after });
	};
	remember();
	if (!isDraftLike(current)) return 'unsaved';
	await registry.dispatch(editorStore).savePost();
	if (!registry.select(editorStore).didPostSaveRequestSucceed()) return 'unsaved';
	// The site may have made an address of its own of it.
	remember();
	// Saving tells the site, through the post's field, that the article has arrived. Where the post type lacks that field,
	// the job must be closed by hand, or cron would insert the article again.
	if (!confirms) await registry.dispatch(store).discard(job.id);
	return 'inserted';
}

/**
 * Takes the article out again as one edit, whatever else was edited since, and saves the post unless readers would see it change.
 * The service has erased the article by then; Undo brings it back.
 */
export async function undoInsert(registry: DataRegistry, jobId: number): Promise<void> {
	const insertion = registry.select(store).getInsertion(jobId);
	if (!insertion) return;
	const editor = registry.select(editorStore);
	const status = editor.getCurrentPostAttribute('status');
	const now = valuesNow(editor.getEditedPostAttribute, insertion.before);
	registry.dispatch(editorStore).editPost(takeBackEdits(insertion, now, status));
	if (isDraftLike(status)) await registry.dispatch(editorStore).savePost();
}
