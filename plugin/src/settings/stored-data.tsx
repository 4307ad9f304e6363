import type { RetentionClass } from '@draftsmith/shared';
import { Spinner } from '@wordpress/components';
import { useCallback, useEffect, useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { formatNumber, formatTime } from '../components/format.ts';
import { RequestErrorNotice } from '../components/request-error-notice.tsx';
import { type RequestError, toRequestError } from '../store/request-error.ts';
import { fetchRetention } from './account-api.ts';
import { classLabel, formatSpan } from './retention-labels.ts';

function Row({ stored }: { stored: RetentionClass }) {
	return (
		<tr>
			<th scope="row">{classLabel(stored.class)}</th>
			<td>{formatNumber(stored.stored)}</td>
			<td>
				{stored.kept_for === null
					? __('until you delete it', 'draftsmith')
					: /* translators: %s: how long, for example "30 days". */
						sprintf(__('for %s', 'draftsmith'), formatSpan(stored.kept_for))}
				{stored.next_removal && (
					<span className="draftsmith-muted">
						{/* translators: %s: date and time. */}
						{sprintf(__('the oldest until %s', 'draftsmith'), formatTime(stored.next_removal))}
					</span>
				)}
			</td>
		</tr>
	);
}

/** What the service stores of the account now, and until when. Asked for when it is opened. */
export function StoredData() {
	const [classes, setClasses] = useState<readonly RetentionClass[] | null>(null);
	const [failure, setFailure] = useState<RequestError | null>(null);
	const load = useCallback(() => {
		setFailure(null);
		fetchRetention().then(
			(report) => setClasses(report.classes),
			(thrown) => setFailure(toRequestError(thrown)),
		);
	}, []);
	useEffect(load, [load]);
	if (failure) return <RequestErrorNotice error={failure} onRetry={load} onSettingsPage />;
	if (!classes)
		return (
			<p role="status">
				<Spinner /> {__('Loading…', 'draftsmith')}
			</p>
		);
	return (
		<>
			<table className="draftsmith-table">
				<thead>
					<tr>
						<th scope="col">{__('What the service stores', 'draftsmith')}</th>
						<th scope="col">{__('Now', 'draftsmith')}</th>
						<th scope="col">{__('Kept', 'draftsmith')}</th>
					</tr>
				</thead>
				<tbody>
					{classes
						.filter(({ stored }) => stored > 0)
						.map((stored) => (
							<Row key={stored.class} stored={stored} />
						))}
				</tbody>
			</table>
			<p className="draftsmith-muted">{__('Nothing else is stored about you.', 'draftsmith')}</p>
		</>
	);
}
