import { Button } from '@wordpress/components';
import { useDispatch } from '@wordpress/data';
import { __ } from '@wordpress/i18n';
import { store } from '../store/index.ts';
import type { LocalJob } from '../store/types.ts';
import type { CurrentPost } from './use-current-post.ts';
import { ViewHeading } from './view-heading.tsx';

/** The article was inserted and undone: the service has erased it, and the editor's history still has it. */
export function TakenBackView({ job, post }: { job: LocalJob; post: CurrentPost }) {
	const { dismiss } = useDispatch(store);
	return (
		<div className="draftsmith-view draftsmith-stack">
			<ViewHeading>{__('The article was taken out again', 'draftsmith')}</ViewHeading>
			<p className="draftsmith-muted">{job.title}</p>
			<p>
				{__(
					'Redo in the editor’s toolbar brings it back while this page is open. After that it is gone, because the service has erased it.',
					'draftsmith',
				)}
			</p>
			<div className="draftsmith-actions">
				<Button __next40pxDefaultSize variant="primary" onClick={() => void dismiss(post.id, job.id)}>
					{__('Generate another', 'draftsmith')}
				</Button>
			</div>
		</div>
	);
}
