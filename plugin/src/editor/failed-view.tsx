import { Button, Notice } from '@wordpress/components';
import { useDispatch, useSelect } from '@wordpress/data';
import { __ } from '@wordpress/i18n';
import { RequestErrorNotice } from '../components/request-error-notice.tsx';
import { store } from '../store/index.ts';
import type { LocalJob } from '../store/types.ts';
import type { CurrentPost } from './use-current-post.ts';
import { ViewHeading } from './view-heading.tsx';

/** A job that failed. Going back finds the form as it was sent from this tab. */
export function FailedView({ job, post }: { job: LocalJob; post: CurrentPost }) {
	const error = useSelect((select) => select(store).getError(job.id), [job.id]);
	const { discard, dismiss } = useDispatch(store);
	const goBack = () => {
		void dismiss(post.id, job.id);
		// The writer has seen the failure: it shall not come back after a reload. If this is lost, it does; no harm.
		void discard(job.id);
	};
	return (
		<div className="draftsmith-view draftsmith-stack">
			<ViewHeading>{__('The article could not be written', 'draftsmith')}</ViewHeading>
			<Notice status="error" isDismissible={false}>
				<p>{job.error?.message ?? __('The service gave no reason.', 'draftsmith')}</p>
				{job.error && !job.error.retryable && (
					<p>{__('The same request would fail again: change it first.', 'draftsmith')}</p>
				)}
			</Notice>
			{error && <RequestErrorNotice error={error} />}
			<div className="draftsmith-actions">
				<Button __next40pxDefaultSize variant="primary" onClick={goBack}>
					{job.error?.retryable === false ? __('Change the request', 'draftsmith') : __('Try again', 'draftsmith')}
				</Button>
			</div>
		</div>
	);
}
