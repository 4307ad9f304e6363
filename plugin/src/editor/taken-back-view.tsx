import { Button, Notice } from '@wordpress/components';
import { useDispatch, useSelect } from '@wordpress/data';
import { store as editorStore } from '@wordpress/editor';
import { __ } from '@wordpress/i18n';
import { BusyButton } from '../components/busy-button.tsx';
import { store } from '../store/index.ts';
import type { LocalJob } from '../store/types.ts';
import { isDraftLike } from './post-status.ts';
import type { CurrentPost } from './use-current-post.ts';
import { ViewHeading } from './view-heading.tsx';

/** The article was inserted and undone: the service has erased it, and the editor's history still has it. */
export function TakenBackView({ job, post }: { job: LocalJob; post: CurrentPost }) {
	const { dismiss } = useDispatch(store);
	const { savePost } = useDispatch(editorStore);
	const { isUnsaved, isPublished, isSaving } = useSelect((select) => {
		const editor = select(editorStore);
		const savesItself = isDraftLike(editor.getCurrentPostAttribute('status'));
		return {
			isUnsaved: !savesItself && editor.isEditedPostDirty(),
			isPublished: editor.isCurrentPostPublished(),
			isSaving: editor.isSavingPost(),
		};
	}, []);
	return (
		<div className="draftsmith-view draftsmith-stack">
			<ViewHeading>{__('The article was taken out again', 'draftsmith')}</ViewHeading>
			<p className="draftsmith-muted">{job.title}</p>
			<p>
				{__(
					'Undo or Redo in the editor’s toolbar brings it back while this page is open. After that it is gone, because the service has erased it.',
					'draftsmith',
				)}
			</p>
			{isUnsaved && (
				<Notice status="warning" isDismissible={false}>
					<p>
						{isPublished
							? __('Not saved yet: readers still see it.', 'draftsmith')
							: __('Not saved yet: the post still has it.', 'draftsmith')}
					</p>
				</Notice>
			)}
			<div className="draftsmith-actions">
				{isUnsaved && (
					<BusyButton variant="primary" isBusy={isSaving} onClick={() => void savePost()}>
						{__('Save', 'draftsmith')}
					</BusyButton>
				)}
				<Button
					__next40pxDefaultSize
					variant={isUnsaved ? 'secondary' : 'primary'}
					onClick={() => void dismiss(post.id, job.id)}
				>
					{__('Generate another', 'draftsmith')}
				</Button>
			</div>
		</div>
	);
}
