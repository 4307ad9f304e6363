import { Button, Notice, Spinner } from '@wordpress/components';
import { useDispatch, useRegistry, useSelect } from '@wordpress/data';
import { useEffect, useMemo, useRef, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { store as noticesStore } from '@wordpress/notices';
import { BusyButton } from '../components/busy-button.tsx';
import { ConfirmModal } from '../components/confirm-modal.tsx';
import { formatWords } from '../components/format.ts';
import { RequestErrorNotice } from '../components/request-error-notice.tsx';
import { store } from '../store/index.ts';
import type { RequestError } from '../store/request-error.ts';
import type { LocalJob } from '../store/types.ts';
import { checkSections, mostSections, toOutline } from './outline-draft.ts';
import { OutlineEditor } from './outline-editor.tsx';
import { dropOutlineDraft } from './outline-storage.ts';
import { useOutline } from './use-outline.ts';
import { ViewHeading } from './view-heading.tsx';

/** Milliseconds between two tries to hand in an outline while the service does not answer. */
const RETRY_INTERVAL = 10_000;

/** Whether the same request may go through a little later. */
function mayPass({ status }: RequestError): boolean {
	return status === 0 || status === 429 || status >= 500;
}

/** Says so when the job that is shown was canceled elsewhere, for then its view is gone. Gives what to call when it is canceled here. */
function useCancelNotice(jobId: number): () => void {
	const registry = useRegistry();
	const isCanceledHere = useRef(false);
	useEffect(
		() => () => {
			if (registry.select(store).getJob(jobId)?.state !== 'canceled') return;
			dropOutlineDraft(window.sessionStorage, jobId);
			if (isCanceledHere.current) return;
			const text = __('This article was canceled in another window, so its outline is gone.', 'draftsmith');
			void registry.dispatch(noticesStore).createNotice('warning', text, { id: 'draftsmith-canceled' });
		},
		[jobId, registry],
	);
	return () => {
		isCanceledHere.current = true;
	};
}

/** The outline of an article that waits to be approved, before its words are paid for. */
export function OutlineView({ job }: { job: LocalJob }) {
	const { operation, error } = useSelect(
		(select) => ({ operation: select(store).getOperation(job.id), error: select(store).getError(job.id) }),
		[job.id],
	);
	const { approveOutline, cancel } = useDispatch(store);
	const { draft, isLoaded, failure, edit, reload } = useOutline(job.id);
	const noteCancel = useCancelNotice(job.id);
	const [isChecked, setChecked] = useState(false);
	const [isSent, setSent] = useState(false);
	const [question, setQuestion] = useState<'cancel' | 'reload' | null>(null);
	const view = useRef<HTMLDivElement>(null);
	const errors = useMemo(() => checkSections(draft.sections), [draft.sections]);
	const targetWords = job.progress.target_words;
	const isTooLong = draft.sections.length > mostSections(targetWords);
	const isBusy = operation === 'approve';

	const approve = () => {
		setSent(true);
		void approveOutline(job.id, toOutline(draft.sections), () => dropOutlineDraft(window.sessionStorage, job.id));
	};
	const write = () => {
		setChecked(true);
		if (errors.size === 0 && !isTooLong) approve();
	};
	const [attempts, setAttempts] = useState(0);
	// Focus moves when somebody tries to send, not while they type.
	useEffect(() => {
		if (attempts > 0) view.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
	}, [attempts]);

	const latestApprove = useRef(approve);
	latestApprove.current = approve;
	const willRetry = isSent && !isBusy && error !== null && mayPass(error);
	useEffect(() => {
		if (!willRetry) return;
		const timer = setTimeout(() => latestApprove.current(), RETRY_INTERVAL);
		return () => clearTimeout(timer);
	}, [willRetry]);

	return (
		<div className="draftsmith-view draftsmith-stack" ref={view}>
			<ViewHeading>{__('Look at the outline', 'draftsmith')}</ViewHeading>
			<p>
				{job.title}
				{targetWords > 0 && <span className="draftsmith-muted"> · {formatWords(targetWords)}</span>}
			</p>
			{failure && <RequestErrorNotice error={failure} onRetry={reload} />}
			{!isLoaded && !failure && (
				<p role="status">
					<Spinner /> {__('Fetching the outline…', 'draftsmith')}
				</p>
			)}
			{isLoaded && (
				<OutlineEditor
					draft={draft}
					errors={isChecked ? errors : new Map()}
					targetWords={targetWords}
					isDisabled={isBusy}
					edit={(change) => {
						setSent(false);
						edit(change);
					}}
				/>
			)}
			{isTooLong && (
				<Notice status="error" isDismissible={false}>
					<p>{__('These are more sections than there are words for. Remove some.', 'draftsmith')}</p>
				</Notice>
			)}
			{error && <RequestErrorNotice error={error} />}
			{willRetry && <p role="status">{__('Your outline is kept, and sent again every few seconds.', 'draftsmith')}</p>}
			<div className="draftsmith-actions">
				<BusyButton
					variant="primary"
					isBusy={isBusy}
					isBlocked={!isLoaded || operation !== null}
					onClick={() => {
						setAttempts((count) => count + 1);
						write();
					}}
					busyLabel={__('Sending…', 'draftsmith')}
				>
					{__('Write the article', 'draftsmith')}
				</BusyButton>
				{draft.isEdited && (
					<Button
						__next40pxDefaultSize
						variant="tertiary"
						disabled={isBusy}
						accessibleWhenDisabled
						onClick={() => setQuestion('reload')}
					>
						{__('Undo all changes', 'draftsmith')}
					</Button>
				)}
				<BusyButton
					variant="tertiary"
					isDestructive
					isBusy={operation === 'cancel'}
					isBlocked={operation !== null}
					onClick={() => setQuestion('cancel')}
				>
					{__('Cancel this article', 'draftsmith')}
				</BusyButton>
			</div>
			{question === 'reload' && (
				<ConfirmModal
					title={__('Undo all changes?', 'draftsmith')}
					onClose={() => setQuestion(null)}
					answers={[{ label: __('Undo all changes', 'draftsmith'), onChoose: reload, isDestructive: true }]}
				>
					{__('The outline becomes what the model made. What you changed is lost.', 'draftsmith')}
				</ConfirmModal>
			)}
			{question === 'cancel' && (
				<ConfirmModal
					title={__('Cancel this article?', 'draftsmith')}
					onClose={() => setQuestion(null)}
					answers={[
						{
							label: __('Cancel the article', 'draftsmith'),
							onChoose: () => {
								noteCancel();
								void cancel(job.id);
							},
							isDestructive: true,
						},
					]}
				>
					{__('Its outline is given up, and nothing is written.', 'draftsmith')}
				</ConfirmModal>
			)}
		</div>
	);
}
