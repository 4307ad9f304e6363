import { ProgressBar } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import { formatNumber } from '../components/format.ts';

/** How much of an upload is there. */
export function UploadProgress({ sent, total }: { sent: number; total: number }) {
	const text = sprintf(
		/* translators: 1: number of rows, 2: number of rows. */
		__('Uploading: %1$s of %2$s rows. Nothing is written before all are there.', 'draftsmith'),
		formatNumber(sent),
		formatNumber(total),
	);
	return (
		<div className="draftsmith-stack" role="status">
			<ProgressBar value={Math.round((100 * sent) / Math.max(1, total))} />
			<p>{text}</p>
		</div>
	);
}
