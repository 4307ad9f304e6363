import { speak } from '@wordpress/a11y';
import { Button, SelectControl, Spinner } from '@wordpress/components';
import { useEffect, useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { formatTime } from '../components/format.ts';
import { RequestErrorNotice } from '../components/request-error-notice.tsx';
import { type RequestError, toRequestError } from '../store/request-error.ts';
import type { LocalJob } from '../store/types.ts';
import { type Batch, fetchRows, type JobPage, retryRow } from './api.ts';
import { rowState } from './labels.ts';
import { Pager } from './pager.tsx';

/** One row: its title, how it stands, and what went wrong with the way out of it. */
function BatchRowLine(props: { job: LocalJob; isBusy: boolean; onRetry: () => void }) {
	const { job } = props;
	return (
		<tr>
			<th scope="row" className="draftsmith-line">
				{job.batch_row}
			</th>
			<td className="draftsmith-wide">
				{job.inserted && job.inserted.edit_link !== '' ? <a href={job.inserted.edit_link}>{job.title}</a> : job.title}
				{job.post_date !== null && <div className="draftsmith-muted">{formatTime(job.post_date)}</div>}
			</td>
			<td>
				{rowState(job)}
				{job.error && !job.inserted && <div className="draftsmith-error">{job.error.message}</div>}
				{job.inserted && job.inserted.note !== '' && <div className="draftsmith-muted">{job.inserted.note}</div>}
			</td>
			<td>
				{job.can_retry && (
					<Button
						__next40pxDefaultSize
						variant="secondary"
						isBusy={props.isBusy}
						onClick={props.onRetry}
						/* translators: %s: title of an article. */
						aria-label={sprintf(__('Write again: %s', 'draftsmith'), job.title)}
					>
						{__('Write again', 'draftsmith')}
					</Button>
				)}
			</td>
		</tr>
	);
}

/** The rows of a batch, a page at a time, asked for again whenever the batch is. `onRetried`: it is another batch now. */
export function BatchRows({ batch, tick, onRetried }: { batch: Batch; tick: number; onRetried: () => void }) {
	const [page, setPage] = useState(1);
	const [state, setState] = useState<'' | 'failed' | 'succeeded' | 'canceled'>('');
	const [rows, setRows] = useState<JobPage | null>(null);
	const [failure, setFailure] = useState<RequestError | null>(null);
	const [busy, setBusy] = useState<number | null>(null);
	const [asked, setAsked] = useState(0);
	// `tick` and `asked` say that the rows may have changed.
	useEffect(() => {
		let isShown = true;
		fetchRows(batch.id, page, state).then(
			(answer) => {
				if (!isShown) return;
				setRows(answer);
				setFailure(null);
			},
			(thrown) => {
				if (isShown) setFailure(toRequestError(thrown));
			},
		);
		return () => {
			isShown = false;
		};
	}, [batch.id, page, state, tick, asked]);
	const retry = async ({ id, title }: LocalJob) => {
		setBusy(id);
		setFailure(null);
		try {
			await retryRow(id);
			/* translators: %s: title of an article. */
			speak(sprintf(__('“%s” is being written again.', 'draftsmith'), title), 'polite');
			onRetried();
			setAsked((count) => count + 1);
		} catch (thrown) {
			setFailure(toRequestError(thrown));
		}
		setBusy(null);
	};
	return (
		<div className="draftsmith-card draftsmith-stack">
			<div className="draftsmith-batch-head">
				<h2>{__('Rows', 'draftsmith')}</h2>
				<SelectControl
					__next40pxDefaultSize
					__nextHasNoMarginBottom
					label={__('Show', 'draftsmith')}
					value={state}
					options={[
						{ value: '', label: __('All rows', 'draftsmith') },
						{ value: 'failed', label: __('Failed', 'draftsmith') },
						{ value: 'succeeded', label: __('Written', 'draftsmith') },
						{ value: 'canceled', label: __('Canceled', 'draftsmith') },
					]}
					onChange={(value) => {
						setState(value);
						setPage(1);
					}}
				/>
			</div>
			{failure && <RequestErrorNotice error={failure} onRetry={() => setAsked((count) => count + 1)} />}
			{!rows && !failure && (
				<p role="status">
					<Spinner /> {__('Loading…', 'draftsmith')}
				</p>
			)}
			{rows && rows.data.length === 0 && <p>{__('There are no such rows.', 'draftsmith')}</p>}
			{rows && rows.data.length > 0 && (
				<div className="draftsmith-scroll">
					<table className="widefat striped">
						<thead>
							<tr>
								<th scope="col">{__('Row', 'draftsmith')}</th>
								<th scope="col">{__('Title', 'draftsmith')}</th>
								<th scope="col">{__('State', 'draftsmith')}</th>
								<th scope="col">{__('Action', 'draftsmith')}</th>
							</tr>
						</thead>
						<tbody>
							{rows.data.map((job) => (
								<BatchRowLine key={job.id} job={job} isBusy={busy === job.id} onRetry={() => retry(job)} />
							))}
						</tbody>
					</table>
				</div>
			)}
			{rows && <Pager page={page} pages={rows.total_pages} onChange={setPage} />}
		</div>
	);
}
