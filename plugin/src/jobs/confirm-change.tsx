import { Button } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __, _n, sprintf } from '@wordpress/i18n';
import { BusyButton } from '../components/busy-button.tsx';
import { formatNumber } from '../components/format.ts';
import type { LocalJob } from '../store/types.ts';
import type { ApplyChange } from './use-changes.ts';

function question(change: 'cancel' | 'delete', jobs: readonly LocalJob[]): string {
	const [only] = jobs;
	if (jobs.length === 1 && only)
		return change === 'cancel'
			? /* translators: %s: title of an article. */
				sprintf(__('“%s” will not be written. What is written of it so far is lost.', 'draftsmith'), only.title)
			: sprintf(
					/* translators: %s: title of an article. */
					__('“%s” goes from this list. A post that holds the article stays as it is.', 'draftsmith'),
					only.title,
				);
	return change === 'cancel'
		? sprintf(
				/* translators: %s: number of articles. */
				_n(
					'%s article will not be written. What is written of it so far is lost.',
					'%s articles will not be written. What is written of them so far is lost.',
					jobs.length,
					'draftsmith',
				),
				formatNumber(jobs.length),
			)
		: sprintf(
				/* translators: %s: number of articles. */
				_n(
					'%s article goes from this list. A post that holds it stays as it is.',
					'%s articles go from this list. Posts that hold them stay as they are.',
					jobs.length,
					'draftsmith',
				),
				formatNumber(jobs.length),
			);
}

/** What is asked before jobs are canceled or deleted; the content of a modal. */
export function ConfirmChange(props: {
	change: 'cancel' | 'delete';
	jobs: readonly LocalJob[];
	apply: ApplyChange;
	onClose: () => void;
}) {
	const { change, jobs, apply, onClose } = props;
	const [isBusy, setBusy] = useState(false);
	const isWaiting = jobs.some((job) => job.state === 'succeeded' && !job.inserted && !job.discarded);
	const confirm = async () => {
		setBusy(true);
		await apply(change, jobs);
		onClose();
	};
	return (
		<div className="draftsmith-stack">
			<p>{question(change, jobs)}</p>
			{change === 'delete' && isWaiting && (
				<p>{__('An article that was not inserted yet is lost with it.', 'draftsmith')}</p>
			)}
			<div className="draftsmith-actions">
				<BusyButton variant="primary" isDestructive isBusy={isBusy} onClick={() => void confirm()}>
					{change === 'cancel' ? __('Cancel the writing', 'draftsmith') : __('Delete', 'draftsmith')}
				</BusyButton>
				<Button __next40pxDefaultSize variant="tertiary" onClick={onClose}>
					{change === 'cancel' ? __('Go on writing', 'draftsmith') : __('Keep', 'draftsmith')}
				</Button>
			</div>
		</div>
	);
}
