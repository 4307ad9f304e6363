import { Button, Notice } from '@wordpress/components';
import { useDispatch, useSelect } from '@wordpress/data';
import { store as editorStore } from '@wordpress/editor';
import { __ } from '@wordpress/i18n';
import type { LocalJob } from '../store/types.ts';
import { isDraftLike } from './post-status.ts';
import { UndoInsert } from './undo-insert.tsx';
import { ViewHeading } from './view-heading.tsx';

/** Why the article is not saved. A post that is scheduled, or in a step of a plugin’s workflow, is neither draft nor published. */
function explanation(isDraft: boolean, isPublished: boolean): string {
	if (isDraft) return __('The article is in the editor, but the post could not be saved.', 'draftsmith');
	return isPublished
		? __(
				'The article is in the editor. This post is published: press Update (or Save) when readers shall see it, or undo.',
				'draftsmith',
			)
		: __('The article is in the editor. This post is no draft any more: save it yourself, or undo.', 'draftsmith');
}

/** The article is in the editor but not saved: readers would see the change, or saving failed. */
export function UnsavedView({ job }: { job: LocalJob }) {
	const { isDraft, isPublished, isSaving } = useSelect(
		(select) => ({
			isDraft: isDraftLike(select(editorStore).getCurrentPostAttribute('status')),
			isPublished: select(editorStore).isCurrentPostPublished(),
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
				<p>{explanation(isDraft, isPublished)}</p>
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
