import { Button, Notice } from '@wordpress/components';
import { useEffect, useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { formatNumber } from '../components/format.ts';
import { RequestErrorNotice } from '../components/request-error-notice.tsx';
import { type Batch, deleteBatch } from './api.ts';
import { findUpload, forgetUpload } from './kept-upload.ts';
import { useRunningUpload } from './running-upload.ts';
import type { Upload } from './upload.ts';
import { UploadProgress } from './upload-progress.tsx';
import { useUpload } from './use-upload.ts';

/** An upload that was broken off, by a reload or by the network: go on with it, or discard it. One that still runs is shown. */
export function InterruptedUpload(props: {
	batches: readonly Batch[];
	onDone: (batch: Batch) => void;
	/** Asks for the batches anew. */
	onStale: () => Promise<void>;
}) {
	const { batches, onStale } = props;
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
	const { failure, run } = useUpload(props.onDone);
	const batch = batches.find(({ request_id }) => request_id === found?.request_id);
	// The answer to its last request was lost: it is all there, and started.
	const isThere = batch !== undefined && batch.state !== 'collecting';
	useEffect(() => {
		if (!isThere) return;
		setFound(null);
		forgetUpload();
	}, [isThere]);
	const discard = async () => {
		if (running) await running.discard();
		else {
			setFound(null);
			await forgetUpload();
			if (batch) await deleteBatch(batch.id).catch(() => undefined);
		}
		await onStale();
	};
	const discardButton = (
		<Button __next40pxDefaultSize variant="secondary" isDestructive onClick={discard}>
			{__('Discard it', 'draftsmith')}
		</Button>
	);
	if (running)
		return (
			<div className="draftsmith-stack">
				<UploadProgress sent={running.sent} total={running.upload.rows.length} />
				<div className="draftsmith-actions">{discardButton}</div>
			</div>
		);
	if (!found || isThere) return null;
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
				<Button __next40pxDefaultSize variant="primary" onClick={() => run(found)}>
					{__('Go on with the upload', 'draftsmith')}
				</Button>
				{discardButton}
			</div>
		</div>
	);
}
