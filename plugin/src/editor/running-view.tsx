import { ProgressBar } from '@wordpress/components';
import { useDispatch, useSelect } from '@wordpress/data';
import { store as editorStore } from '@wordpress/editor';
import { __, sprintf } from '@wordpress/i18n';
import { BusyButton } from '../components/busy-button.tsx';
import { formatNumber, formatWords } from '../components/format.ts';
import { RequestErrorNotice } from '../components/request-error-notice.tsx';
import { store } from '../store/index.ts';
import type { LocalJob } from '../store/types.ts';
import { phaseLabel } from './labels.ts';
import { LiveText } from './live-text.tsx';
import { OutlineConflict } from './outline-conflict.tsx';
import { useProgressAnnouncements } from './use-progress-announcements.ts';
import { ViewHeading } from './view-heading.tsx';

/** "Waiting for its turn, 3 before it", "Writing: 120 of 1,000 words". */
function progressLine(job: LocalJob): string {
	const phase = phaseLabel(job.phase);
	if (job.queue_position)
		/* translators: 1: what the job is doing, 2: number of articles before this one. */
		return sprintf(__('%1$s, %2$s before it', 'draftsmith'), phase, formatNumber(job.queue_position));
	if (job.progress.words > 0)
		return sprintf(
			/* translators: 1: what the job is doing, 2: number of words so far, 3: "1,000 words", the target. */
			__('%1$s: %2$s of about %3$s', 'draftsmith'),
			phase,
			formatNumber(job.progress.words),
			formatWords(job.progress.target_words),
		);
	return phase;
}

/** A job that is waiting or being written. */
export function RunningView({ job }: { job: LocalJob }) {
	const { text, operation, error, isEmpty } = useSelect(
		(select) => ({
			text: select(store).getText(job.id),
			operation: select(store).getOperation(job.id),
			error: select(store).getError(job.id),
			isEmpty: select(editorStore).isEditedPostEmpty(),
		}),
		[job.id],
	);
	const { cancel } = useDispatch(store);
	const line = progressLine(job);
	useProgressAnnouncements(phaseLabel(job.phase), line);
	const { words, target_words: target } = job.progress;
	const isRefused = error?.code === 'draftsmith_not_awaiting_approval';
	const isCanceling = operation === 'cancel';
	return (
		<div className="draftsmith-view draftsmith-stack">
			<ViewHeading>{job.title}</ViewHeading>
			<div className="draftsmith-progress">
				<p>{line}</p>
				{words > 0 && target > 0 ? (
					<ProgressBar value={Math.min(99, (words / target) * 100)} aria-label={__('Words written', 'draftsmith')} />
				) : (
					<ProgressBar aria-label={phaseLabel(job.phase)} />
				)}
			</div>
			{text !== '' && <LiveText text={text} />}
			{operation !== 'approve' && <OutlineConflict jobId={job.id} isRefused={isRefused} />}
			{error && !isRefused && <RequestErrorNotice error={error} />}
			<p className="draftsmith-muted">
				{isEmpty
					? __('You may close this tab; the article will be put into this post.', 'draftsmith')
					: __(
							'You may close this tab; the article will be put into a new draft, because this post has content.',
							'draftsmith',
						)}
			</p>
			<div className="draftsmith-actions">
				<BusyButton
					isBusy={isCanceling}
					isBlocked={operation !== null}
					onClick={() => void cancel(job.id)}
					busyLabel={__('Canceling…', 'draftsmith')}
				>
					{__('Cancel', 'draftsmith')}
				</BusyButton>
			</div>
		</div>
	);
}
