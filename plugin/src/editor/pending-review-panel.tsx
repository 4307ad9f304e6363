import { Spinner } from '@wordpress/components';
import { useDispatch, useSelect } from '@wordpress/data';
import { useEffect, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { BusyButton } from '../components/busy-button.tsx';
import { RequestErrorNotice } from '../components/request-error-notice.tsx';
import { fetchReview } from '../store/api.ts';
import { store } from '../store/index.ts';
import { type RequestError, toRequestError } from '../store/request-error.ts';
import type { LocalJob, PendingReview } from '../store/types.ts';
import { ClaimsPanel } from './claims-panel.tsx';
import { WarningsPanel } from './claims-warnings.tsx';

/** What is left to be looked over, once it is here; asked for again with `retry`. */
function usePendingReview(id: number) {
	const [review, setReview] = useState<PendingReview | null>(null);
	const [failure, setFailure] = useState<RequestError | null>(null);
	const [isLoaded, setLoaded] = useState(false);
	const [asked, setAsked] = useState(0);
	// `asked` counts the tries.
	useEffect(() => {
		let isShown = true;
		fetchReview(id).then(
			(answer) => {
				if (!isShown) return;
				setReview(answer);
				setFailure(null);
				setLoaded(true);
			},
			(thrown) => {
				if (isShown) setFailure(toRequestError(thrown));
			},
		);
		return () => {
			isShown = false;
		};
	}, [id, asked]);
	return { review, failure, isLoaded, retry: () => setAsked((count) => count + 1) };
}

/** Claims and warnings of an article that came into this post without an editor, until somebody says that they were dealt with. */
export function PendingReviewPanel({ job }: { job: LocalJob }) {
	const { review, failure, isLoaded, retry } = usePendingReview(job.id);
	const { noteReviewed } = useDispatch(store);
	const { operation, error } = useSelect(
		(select) => ({ operation: select(store).getOperation(job.id), error: select(store).getError(job.id) }),
		[job.id],
	);
	if (failure) return <RequestErrorNotice error={failure} onRetry={retry} />;
	if (!isLoaded)
		return (
			<p role="status">
				<Spinner /> {__('Loading…', 'draftsmith')}
			</p>
		);
	// Somebody else was faster, or it is not for this user.
	if (!review) return null;
	return (
		<div className="draftsmith-stack">
			<p>
				{__(
					'This article came into the post without an editor. Look these over before readers rely on it.',
					'draftsmith',
				)}
			</p>
			{review.warnings.length > 0 && (
				<WarningsPanel warnings={review.warnings} titleOf={() => null} onJump={() => undefined} />
			)}
			{review.claims.length > 0 && (
				<ClaimsPanel
					jobId={job.id}
					claims={review.claims}
					language={job.language}
					sectionOf={() => -1}
					onJump={() => undefined}
				/>
			)}
			{error && <RequestErrorNotice error={error} />}
			<div className="draftsmith-actions">
				<BusyButton
					variant="secondary"
					isBusy={operation === 'reviewed'}
					isBlocked={operation !== null}
					onClick={() => void noteReviewed(job.id)}
				>
					{__('I have looked these over', 'draftsmith')}
				</BusyButton>
			</div>
		</div>
	);
}
