import { __, _n, sprintf } from '@wordpress/i18n';
import { formatNumber } from '../components/format.ts';
import type { LocalJob } from '../store/types.ts';
import type { Change, ChangeResult } from './jobs-api.ts';

/** What became of a change, in words. */
export interface ChangeOutcome {
	/** What was done; empty when nothing was. */
	done: string;
	/** Each job that was left as it was, and why. */
	refused: readonly { id: number; title: string; reason: string }[];
}

function doneText(action: Change, count: number): string {
	switch (action) {
		case 'cancel':
			/* translators: %s: number of articles. */
			return sprintf(
				_n('%s article is canceled.', '%s articles are canceled.', count, 'draftsmith'),
				formatNumber(count),
			);
		case 'retry':
			return sprintf(
				/* translators: %s: number of articles. */
				_n('%s article is being written again.', '%s articles are being written again.', count, 'draftsmith'),
				formatNumber(count),
			);
		case 'insert':
			/* translators: %s: number of articles. */
			return sprintf(
				_n('%s article is inserted.', '%s articles are inserted.', count, 'draftsmith'),
				formatNumber(count),
			);
		case 'delete':
			return sprintf(
				/* translators: %s: number of articles. */
				_n('%s article is removed from the list.', '%s articles are removed from the list.', count, 'draftsmith'),
				formatNumber(count),
			);
	}
}

/** Why a job was not changed; null when it was. A job that the answer does not name counts as not changed. */
function refusal(action: Change, result: ChangeResult | undefined): string | null {
	if (!result) return __('Nothing is known of it. Try again.', 'draftsmith');
	if (action === 'cancel' && result.job?.state === 'succeeded')
		return __('It was written before it could be canceled.', 'draftsmith');
	return result.error?.message ?? null;
}

/** Tells what became of a change. */
export function changeOutcome(
	action: Change,
	jobs: readonly LocalJob[],
	results: readonly ChangeResult[],
): ChangeOutcome {
	const refused = jobs.flatMap(({ id, title }) => {
		const reason = refusal(
			action,
			results.find((candidate) => candidate.id === id),
		);
		return reason === null ? [] : [{ id, title, reason }];
	});
	const count = jobs.length - refused.length;
	return { done: count === 0 ? '' : doneText(action, count), refused };
}
