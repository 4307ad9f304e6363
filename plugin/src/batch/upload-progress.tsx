import { ProgressBar } from '@wordpress/components';
import { useEffect, useRef } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { formatNumber } from '../components/format.ts';

/** How much of an upload is there. It takes the focus of the button that it comes for. */
export function UploadProgress({ sent, total }: { sent: number; total: number }) {
	const region = useRef<HTMLDivElement>(null);
	useEffect(() => {
		// Nowhere: what was pressed is gone. Whoever is busy elsewhere on the page stays there.
		if (document.activeElement === document.body) region.current?.focus();
	}, []);
	const text = sprintf(
		/* translators: 1: number of rows, 2: number of rows. */
		__('Uploading: %1$s of %2$s rows. Nothing is written before all are there.', 'draftsmith'),
		formatNumber(sent),
		formatNumber(total),
	);
	return (
		<div className="draftsmith-stack draftsmith-place" role="status" ref={region} tabIndex={-1}>
			<ProgressBar value={Math.round((100 * sent) / Math.max(1, total))} />
			<p>{text}</p>
		</div>
	);
}
