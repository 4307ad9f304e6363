import { __, sprintf } from '@wordpress/i18n';
import { formatNumber } from '../components/format.ts';
import type { Batch } from './api.ts';

/** How many articles of a batch stand how, in words: "3 in posts · 1 failed". */
export function countsText({ counts }: Batch): string {
	const { inserted, failed, canceled, running, written, waiting } = counts;
	const parts = [
		/* translators: %s: number of articles. */
		[inserted, sprintf(__('%s in posts', 'draftsmith'), formatNumber(inserted))],
		/* translators: %s: number of articles. */
		[written, sprintf(__('%s written', 'draftsmith'), formatNumber(written))],
		/* translators: %s: number of articles. */
		[running, sprintf(__('%s being written', 'draftsmith'), formatNumber(running))],
		/* translators: %s: number of articles. */
		[waiting, sprintf(__('%s waiting', 'draftsmith'), formatNumber(waiting))],
		/* translators: %s: number of articles. */
		[failed, sprintf(__('%s failed', 'draftsmith'), formatNumber(failed))],
		/* translators: %s: number of articles. */
		[canceled, sprintf(__('%s canceled', 'draftsmith'), formatNumber(canceled))],
	] as const;
	return parts
		.filter(([count]) => count > 0)
		.map(([, text]) => text)
		.join(' · ');
}

/** How far a batch is: a bar, and the same in words. */
export function Progress({ batch }: { batch: Batch }) {
	const { inserted, failed, canceled, running, written } = batch.counts;
	const total = Math.max(1, batch.row_count);
	const text = countsText(batch);
	return (
		<div className="draftsmith-progress">
			<div
				className="draftsmith-progress__bar"
				role="progressbar"
				aria-label={batch.name}
				aria-valuemin={0}
				aria-valuemax={total}
				aria-valuenow={Math.min(total, inserted + failed + canceled)}
				aria-valuetext={text}
			>
				<span className="is-inserted" style={{ inlineSize: `${(100 * inserted) / total}%` }} />
				<span className="is-written" style={{ inlineSize: `${(100 * (written + running)) / total}%` }} />
				<span className="is-failed" style={{ inlineSize: `${(100 * failed) / total}%` }} />
			</div>
			<span>{text}</span>
		</div>
	);
}
