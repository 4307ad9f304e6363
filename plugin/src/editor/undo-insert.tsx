import { Button } from '@wordpress/components';
import { useRegistry, useSelect } from '@wordpress/data';
import { store as editorStore } from '@wordpress/editor';
import { __ } from '@wordpress/i18n';
import { store } from '../store/index.ts';
import { undoInsert } from './insert-article.ts';

/** Takes back the insert of a job's article, as long as the text is as it was inserted. */
export function UndoInsert({ jobId }: { jobId: number }) {
	const registry = useRegistry();
	const canUndo = useSelect(
		(select) => {
			const inserted = select(store).getInsertion(jobId);
			const editor = select(editorStore);
			return (
				inserted !== null &&
				editor.getEditedPostAttribute('draftsmith_job') === jobId &&
				editor.getEditedPostContent() === inserted.content
			);
		},
		[jobId],
	);
	if (!canUndo) return null;
	return (
		<Button __next40pxDefaultSize variant="secondary" onClick={() => void undoInsert(registry, jobId)}>
			{__('Undo the insert', 'draftsmith')}
		</Button>
	);
}
