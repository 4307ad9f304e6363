import { speak } from '@wordpress/a11y';
import { Button, Notice, TextControl } from '@wordpress/components';
import { useEffect, useRef, useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { boot } from '../components/boot.ts';
import { BusyButton } from '../components/busy-button.tsx';
import { ConfirmModal } from '../components/confirm-modal.tsx';
import { formatNumber } from '../components/format.ts';
import { RequestErrorNotice } from '../components/request-error-notice.tsx';
import { useRequest } from '../components/use-request.ts';
import { useSpokenProgress } from '../components/use-spoken-progress.ts';
import { type Batch, cancelBatch, deleteBatch, pauseBatch, resumeBatch } from './api.ts';
import { BatchRows } from './batch-rows.tsx';
import { nextSentence, stateLabel } from './labels.ts';
import { countsText, Progress } from './progress.tsx';

/** Milliseconds between two announcements of how far a batch is. */
const COUNTS_INTERVAL = 30_000;

/** The tokens that a batch took, and its budget. */
function tokensSentence({ used_tokens: used, budget_tokens: budget }: Batch): string {
	if (budget === null)
		/* translators: %s: number of tokens. */
		return sprintf(__('%s tokens used', 'draftsmith'), formatNumber(used));
	/* translators: 1: number of tokens, 2: number of tokens. */
	return sprintf(__('%1$s of at most %2$s tokens used', 'draftsmith'), formatNumber(used), formatNumber(budget));
}

/** That a batch has ended, as a sentence; empty while it has not. */
function endSentence({ state, name }: Batch): string {
	/* translators: %s: name of a batch. */
	if (state === 'done') return sprintf(__('The batch %s is done.', 'draftsmith'), name);
	/* translators: %s: name of a batch. */
	return state === 'canceled' ? sprintf(__('The batch %s is canceled.', 'draftsmith'), name) : '';
}

/** One batch: how it stands, what can be done with it, and its rows. */
export function BatchView(props: {
	batch: Batch;
	tick: number;
	onChange: (batch: Batch) => void;
	/** Rows of it were asked for again. */
	onRowsChange: () => void;
	onDeleted: () => void;
}) {
	const { batch, onChange } = props;
	const [question, setQuestion] = useState<'cancel' | 'delete' | null>(null);
	const [budget, setBudget] = useState('');
	const request = useRequest();
	const heading = useRef<HTMLHeadingElement>(null);
	useEffect(() => heading.current?.focus(), []);
	const known = useRef(batch.state);
	useEffect(() => {
		if (batch.state !== known.current && endSentence(batch) !== '') speak(endSentence(batch));
		known.current = batch.state;
	}, [batch]);
	useSpokenProgress(countsText(batch), COUNTS_INTERVAL);
	const isPaused = batch.state === 'paused';
	const needsBudget = isPaused && batch.pause_reason === 'budget';
	const newBudget = budget === '' ? null : Number(budget);
	const isBudgetBad = newBudget !== null && !(Number.isInteger(newBudget) && newBudget > (batch.budget_tokens ?? 0));
	const run = (action: () => Promise<Batch>) => request.run(action, onChange);
	return (
		<div className="draftsmith-stack">
			<div className="draftsmith-card draftsmith-stack">
				<div className="draftsmith-batch-head">
					<h2 ref={heading} tabIndex={-1} className="draftsmith-heading">
						{batch.name}
					</h2>
					<span className={`draftsmith-badge is-${batch.state}`}>{stateLabel(batch.state)}</span>
				</div>
				<Progress batch={batch} />
				<p role="status">{nextSentence(batch)}</p>
				<p className="draftsmith-muted">{tokensSentence(batch)}</p>
				{needsBudget && (
					<TextControl
						__next40pxDefaultSize
						__nextHasNoMarginBottom
						label={__('New budget in tokens', 'draftsmith')}
						help={
							isBudgetBad ? (
								<span className="draftsmith-error">
									{__('Write more tokens than the budget has now.', 'draftsmith')}
								</span>
							) : (
								__(
									'The most that all articles of this batch may take together, with what they took already.',
									'draftsmith',
								)
							)
						}
						type="number"
						inputMode="numeric"
						min={batch.budget_tokens ?? 1}
						value={budget}
						onChange={setBudget}
					/>
				)}
				{request.failure && <RequestErrorNotice error={request.failure} />}
				<div className="draftsmith-actions">
					{/* One button for both: it keeps the focus when one follows the other. */}
					{(batch.state === 'running' || isPaused) && (
						<BusyButton
							variant={isPaused ? 'primary' : 'secondary'}
							isBusy={request.isBusy}
							isBlocked={needsBudget && (newBudget === null || isBudgetBad)}
							onClick={() =>
								run(() => (isPaused ? resumeBatch(batch.id, needsBudget ? newBudget : null) : pauseBatch(batch.id)))
							}
						>
							{isPaused ? __('Resume', 'draftsmith') : __('Pause', 'draftsmith')}
						</BusyButton>
					)}
					{['running', 'paused', 'collecting'].includes(batch.state) && (
						<Button __next40pxDefaultSize variant="secondary" isDestructive onClick={() => setQuestion('cancel')}>
							{__('Cancel the rest', 'draftsmith')}
						</Button>
					)}
					{batch.can_delete && (
						<Button __next40pxDefaultSize variant="secondary" isDestructive onClick={() => setQuestion('delete')}>
							{__('Delete this batch', 'draftsmith')}
						</Button>
					)}
					<Button __next40pxDefaultSize variant="tertiary" href={`${boot.jobsUrl}&batch=${batch.id}`}>
						{__('Show under Articles', 'draftsmith')}
					</Button>
				</div>
			</div>
			{batch.state === 'done' && batch.counts.failed > 0 && (
				<Notice status="warning" isDismissible={false}>
					<p>{__('Some rows failed. Each says why; choose “Write again” once that is put right.', 'draftsmith')}</p>
				</Notice>
			)}
			<BatchRows batch={batch} tick={props.tick} onRetried={props.onRowsChange} />
			{question === 'cancel' && (
				<ConfirmModal
					title={__('Cancel the rest of this batch?', 'draftsmith')}
					onClose={() => setQuestion(null)}
					answers={[
						{
							label: __('Cancel the rest', 'draftsmith'),
							onChoose: () => run(() => cancelBatch(batch.id)),
							isDestructive: true,
						},
					]}
				>
					<p>
						{__(
							'Rows that wait are not sent, and articles that are being written are given up. Articles that are finished become posts, and posts stay.',
							'draftsmith',
						)}
					</p>
				</ConfirmModal>
			)}
			{question === 'delete' && (
				<ConfirmModal
					title={__('Delete this batch?', 'draftsmith')}
					onClose={() => setQuestion(null)}
					answers={[
						{
							label: __('Delete this batch', 'draftsmith'),
							onChoose: () => request.run(() => deleteBatch(batch.id), props.onDeleted),
							isDestructive: true,
						},
					]}
				>
					<p>{__('The list of its rows is deleted, with what was asked for. Posts stay.', 'draftsmith')}</p>
				</ConfirmModal>
			)}
		</div>
	);
}
