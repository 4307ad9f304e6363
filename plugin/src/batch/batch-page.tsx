import { Button, Spinner } from '@wordpress/components';
import { useEffect, useRef, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { boot } from '../components/boot.ts';
import { CurrentAlerts } from '../components/current-alerts.tsx';
import { RequestErrorNotice } from '../components/request-error-notice.tsx';
import { BatchList } from './batch-list.tsx';
import { BatchView } from './batch-view.tsx';
import { InterruptedUpload } from './interrupted-upload.tsx';
import { NewBatch } from './new-batch.tsx';
import { OlderBatch } from './older-batch.tsx';
import { useBatches } from './use-batches.ts';

/** What the screen shows: the list, a new batch, or one by its id. */
type Place = 'list' | 'new' | number;

/** The place that the page's address names. */
function placeOf(address: string): Place {
	const batch = new URL(address).searchParams.get('batch');
	if (batch === 'new') return 'new';
	const id = Number(batch);
	return Number.isInteger(id) && id > 0 ? id : 'list';
}

function addressOf(place: Place): string {
	const url = new URL(boot.batchUrl, window.location.href);
	if (place !== 'list') url.searchParams.set('batch', String(place));
	return url.toString();
}

/** The screen of batches. Its places have addresses of their own, so that the browser's Back works. */
export function BatchPage() {
	const { batches, failure, tick, load, put, drop } = useBatches();
	const [place, setPlace] = useState<Place>(() => placeOf(window.location.href));
	useEffect(() => {
		const follow = () => setPlace(placeOf(window.location.href));
		window.addEventListener('popstate', follow);
		return () => window.removeEventListener('popstate', follow);
	}, []);
	const frame = useRef<HTMLDivElement>(null);
	const go = (to: Place) => {
		window.history.pushState(null, '', addressOf(to));
		setPlace(to);
		// What was pressed is gone; a batch then takes the focus to its heading.
		frame.current?.focus();
	};

	if (!boot.registered)
		return (
			<RequestErrorNotice
				error={{
					code: 'draftsmith_not_registered',
					message: __('This site is not registered yet.', 'draftsmith'),
					status: 409,
					action: 'open_settings',
					resetsAt: null,
					editLink: null,
					fields: {},
				}}
			/>
		);
	if (!batches)
		return failure ? (
			<RequestErrorNotice error={failure} onRetry={load} />
		) : (
			<p role="status">
				<Spinner /> {__('Loading…', 'draftsmith')}
			</p>
		);
	const shown = typeof place === 'number' ? batches.find(({ id }) => id === place) : undefined;
	return (
		<div className="draftsmith-stack draftsmith-place" ref={frame} tabIndex={-1}>
			<CurrentAlerts />
			{failure && <RequestErrorNotice error={failure} onRetry={load} />}
			{place !== 'list' && (
				<div>
					<Button variant="link" onClick={() => go('list')}>
						{__('All batches', 'draftsmith')}
					</Button>
				</div>
			)}
			{place !== 'new' && (
				<InterruptedUpload
					batches={batches}
					onDone={(batch) => {
						put(batch);
						go(batch.id);
					}}
					onStale={load}
					onGone={() => frame.current?.focus()}
				/>
			)}
			{place === 'list' && <BatchList batches={batches} onOpen={go} onNew={() => go('new')} />}
			{place === 'new' && (
				<NewBatch
					onStarted={(batch) => {
						put(batch);
						// Who left the form for another batch meanwhile is not taken from it.
						if (typeof placeOf(window.location.href) !== 'number') go(batch.id);
					}}
				/>
			)}
			{shown && (
				<BatchView
					key={shown.id}
					batch={shown}
					tick={tick}
					onChange={put}
					onRowsChange={load}
					onDeleted={() => {
						drop(shown.id);
						go('list');
					}}
				/>
			)}
			{typeof place === 'number' && !shown && <OlderBatch key={place} id={place} onFound={put} />}
		</div>
	);
}
