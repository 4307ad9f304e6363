import { Notice } from '@wordpress/components';
import { useEffect, useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { BusyButton } from '../components/busy-button.tsx';
import { formatNumber } from '../components/format.ts';
import { RequestErrorNotice } from '../components/request-error-notice.tsx';
import type { Batch } from './api.ts';
import { findUpload, forgetUpload } from './kept-upload.ts';
import { useRunningUpload } from './running-upload.ts';
import type { Upload } from './upload.ts';
import { UploadProgress } from './upload-progress.tsx';
import { useLostFocus } from './use-lost-focus.ts';
import { useUpload } from './use-upload.ts';

/** An upload that was broken off, by a reload or by the network: go on with it, or discard it. One that still runs is shown. */
export function InterruptedUpload(props: {
	batches: readonly Batch[];
	onDone: (batch: Batch) => void;
	/** Asks for the batches anew. */
	onStale: () => Promise<void>;
	/** Takes the focus of what is gone. */
	onGone: () => void;
}) {
	const { batches, onStale, onGone } = props;
	const [found, setFound] = useState<Upload | null>(null);
	const running = useRunningUpload();
	const isRunning = running !== null;
	useEffect(() => {
		let isShown = true;
		const look = async () => {
			const kept = isRunning ? null : await findUpload();
			// Its batch may have been made, or even started, after this page asked for them.
			if (kept) await onStale();
			if (isShown) setFound(kept);
		};
		look();
		return () => {
			isShown = false;
		};
	}, [isRunning, onStale]);
	const [isDiscarding, setDiscarding] = useState(false);
	const { failure, run, withdraw } = useUpload(props.onDone);
	const batch = batches.find(({ request_id }) => request_id === found?.request_id);
	// The answer to its last request was lost: it is all there, and started.
	const isThere = batch !== undefined && batch.state !== 'collecting';
	useEffect(() => {
		if (!isThere) return;
		setFound(null);
		forgetUpload();
	}, [isThere]);
	const isInterrupted = !running && found !== null && !isThere;
	useLostFocus(running ? 'running' : isInterrupted ? 'interrupted' : 'nothing', onGone);
	const discard = async () => {
		setDiscarding(true);
		if (running) await running.discard();
		else if (found) {
			await withdraw(found);
			// Still kept, if the site could not be asked.
			setFound(await findUpload());
		}
		await onStale();
		setDiscarding(false);
	};
	const discardButton = (
		<BusyButton isDestructive isBusy={isDiscarding} onClick={() => void discard()}>
			{__('Discard it', 'draftsmith')}
		</BusyButton>
	);
	if (running)
		return (
			<div className="draftsmith-stack">
				<UploadProgress sent={running.sent} total={running.upload.rows.length} />
				<div className="draftsmith-actions">{discardButton}</div>
			</div>
		);
	if (!isInterrupted) return null;
	return (
		<div className="draftsmith-stack">
			<Notice status="warning" isDismissible={false}>
				<p>
					{sprintf(
						/* translators: 1: name of a batch, 2: number of rows, 3: number of rows. */
						__(
							'The upload of “%1$s” was interrupted: %2$s of %3$s rows are there. Nothing was sent yet.',
							'draftsmith',
						),
						found.name,
						formatNumber(batch?.counts.waiting ?? 0),
						formatNumber(found.rows.length),
					)}
				</p>
			</Notice>
			{failure && <RequestErrorNotice error={failure} />}
			<div className="draftsmith-actions">
				<BusyButton variant="primary" isBusy={false} isBlocked={isDiscarding} onClick={() => void run(found)}>
					{__('Go on with the upload', 'draftsmith')}
				</BusyButton>
				{discardButton}
			</div>
		</div>
	);
}
