import { __ } from '@wordpress/i18n';
import { BusyButton } from '../components/busy-button.tsx';
import { RequestErrorNotice } from '../components/request-error-notice.tsx';
import type { RequestError } from '../store/request-error.ts';

/**
 * An upload that failed, perhaps only its last answer. It stands in place of the form: were the list started anew beside it, its
 * articles would be written twice.
 */
export function UnsettledUpload(props: {
	failure: RequestError | null;
	onRetry: () => void;
	isWithdrawing: boolean;
	onWithdraw: () => void;
}) {
	return (
		<section className="draftsmith-card draftsmith-stack">
			<h2>{__('The upload was interrupted', 'draftsmith')}</h2>
			{props.failure && <RequestErrorNotice error={props.failure} />}
			<p>
				{__(
					'Try again to go on with the same batch: no row is taken twice. If you change the list instead, what was uploaded is deleted first, unless it was started already.',
					'draftsmith',
				)}
			</p>
			<div className="draftsmith-actions">
				<BusyButton variant="primary" isBusy={false} isBlocked={props.isWithdrawing} onClick={props.onRetry}>
					{__('Try again', 'draftsmith')}
				</BusyButton>
				<BusyButton isBusy={props.isWithdrawing} onClick={props.onWithdraw}>
					{__('Change the list', 'draftsmith')}
				</BusyButton>
			</div>
		</section>
	);
}
