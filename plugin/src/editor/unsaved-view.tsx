import { Button, Notice } from '@wordpress/components';
import { useDispatch, useSelect } from '@wordpress/data';
import { store as editorStore } from '@wordpress/editor';
import { __ } from '@wordpress/i18n';
import type { LocalJob } from '../store/types.ts';
import { isDraftLike } from './post-status.ts';
import { UndoInsert } from './undo-insert.tsx';
import { ViewHeading } from './view-heading.tsx';

/** The article is in the editor but not saved: readers would see the change, or saving failed. */
export function UnsavedView({ job }: { job: LocalJob }) {
	const { isDraft, isSaving } = useSelect(
		(select) => ({
			isDraft: isDraftLike(select(editorStore).getCurrentPostAttribute('status')),
			isSaving: select(editorStore).isSavingPost(),
		}),
		[],
	);
	const { savePost } = useDispatch(editorStore);
	if (isDraft && isSaving)
		return (
			<div className="draftsmith-view draftsmith-stack" role="status">
				<p>{__('Saving…', 'draftsmith')}</p>
			</div>
		);
	return (
		<div className="draftsmith-view draftsmith-stack">
			<ViewHeading>{__('Inserted, not saved yet', 'draftsmith')}</ViewHeading>
			<p className="draftsmith-muted">{job.title}</p>
			<Notice status={isDraft ? 'error' : 'warning'} isDismissible={false}>
				<p>
					{isDraft
						? __('The article is in the editor, but the post could not be saved.', 'draftsmith')
						: __(
								'The article is in the editor. This post is published: press Update (or Save) when readers shall see it, or undo.',
								'draftsmith',
							)}
				</p>
			</Notice>
			<div className="draftsmith-actions">
				{isDraft && (
					<Button __next40pxDefaultSize variant="primary" onClick={() => void savePost()}>
						{__('Save again', 'draftsmith')}
					</Button>
				)}
				<UndoInsert jobId={job.id} />
			</div>
		</div>
	);
}
