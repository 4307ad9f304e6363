import { Button, Notice } from '@wordpress/components';
import { useEffect, useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { formatNumber } from '../components/format.ts';
import { RequestErrorNotice } from '../components/request-error-notice.tsx';
import { type Batch, deleteBatch } from './api.ts';
import { findUpload, forgetUpload } from './kept-upload.ts';
import type { Upload } from './upload.ts';
import { UploadProgress } from './upload-progress.tsx';
import { useUpload } from './use-upload.ts';

/** An upload that a reload broke off: go on with it, or discard it. */
export function InterruptedUpload(props: {
	batches: readonly Batch[];
	onDone: (batch: Batch) => void;
	onDiscarded: () => void;
}) {
	const [found, setFound] = useState<Upload | null>(null);
	useEffect(() => {
		findUpload().then(setFound);
	}, []);
	const { sent, failure, run } = useUpload((batch) => {
		setFound(null);
		props.onDone(batch);
	});
	if (!found) return null;
	if (sent !== null) return <UploadProgress sent={sent} total={found.rows.length} />;
	const batch = props.batches.find(({ request_id }) => request_id === found.request_id);
	const discard = async () => {
		await forgetUpload();
		setFound(null);
		if (batch?.state === 'collecting') await deleteBatch(batch.id).catch(() => undefined);
		props.onDiscarded();
	};
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
				<Button __next40pxDefaultSize variant="secondary" isDestructive onClick={discard}>
					{__('Discard it', 'draftsmith')}
				</Button>
			</div>
		</div>
	);
}
