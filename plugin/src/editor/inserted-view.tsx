import { Button, Notice } from '@wordpress/components';
import { useDispatch } from '@wordpress/data';
import { __ } from '@wordpress/i18n';
import { store } from '../store/index.ts';
import type { Inserted, LocalJob } from '../store/types.ts';
import { PendingReviewPanel } from './pending-review-panel.tsx';
import { ProvenanceList } from './provenance-list.tsx';
import { UndoInsert } from './undo-insert.tsx';
import type { CurrentPost } from './use-current-post.ts';
import { ViewHeading } from './view-heading.tsx';

/** Where the article went. */
export function InsertedView(props: {
	job: LocalJob;
	inserted: Inserted;
	post: CurrentPost;
	/** Whether this page shows the post as it was before. */
	isBehind: boolean;
}) {
	const { job, inserted, post, isBehind } = props;
	const { dismiss } = useDispatch(store);
	const isElsewhere = inserted.post_id !== post.id;
	return (
		<div className="draftsmith-view draftsmith-stack">
			<ViewHeading>
				{isElsewhere
					? __('The article is in another post', 'draftsmith')
					: __('The article is in this post', 'draftsmith')}
			</ViewHeading>
			<p className="draftsmith-muted">{job.title}</p>
			{isElsewhere && (
				<Notice status="warning" isDismissible={false}>
					<p>{inserted.note || __('The article was put into a new draft.', 'draftsmith')}</p>
				</Notice>
			)}
			{isBehind && (
				<Notice status="warning" isDismissible={false}>
					<p>
						{__(
							'It was inserted in the background. Reload to see it: saving what this page shows would overwrite it.',
							'draftsmith',
						)}
					</p>
				</Notice>
			)}
			{!isElsewhere && !isBehind && (
				<Notice status="success" isDismissible={false}>
					<p>{inserted.note || __('Inserted and saved.', 'draftsmith')}</p>
				</Notice>
			)}
			{!isElsewhere && !isBehind && job.has_review && <PendingReviewPanel job={job} />}
			{!isElsewhere && !isBehind && <ProvenanceList />}
			<div className="draftsmith-actions">
				{isElsewhere && inserted.edit_link !== '' && (
					<Button __next40pxDefaultSize variant="primary" href={inserted.edit_link}>
						{__('Edit that post', 'draftsmith')}
					</Button>
				)}
				{isBehind && (
					<Button __next40pxDefaultSize variant="primary" onClick={() => window.location.reload()}>
						{__('Reload', 'draftsmith')}
					</Button>
				)}
				<Button
					__next40pxDefaultSize
					variant={isElsewhere || isBehind ? 'secondary' : 'primary'}
					onClick={() => void dismiss(post.id, job.id)}
				>
					{__('Generate another', 'draftsmith')}
				</Button>
				{!isElsewhere && !isBehind && <UndoInsert jobId={job.id} />}
			</div>
		</div>
	);
}
