import { Notice } from '@wordpress/components';
import { useDispatch, useSelect } from '@wordpress/data';
import { __ } from '@wordpress/i18n';
import { BusyButton } from '../components/busy-button.tsx';
import { RequestErrorNotice } from '../components/request-error-notice.tsx';
import { store } from '../store/index.ts';
import type { LocalJob } from '../store/types.ts';
import { ViewHeading } from './view-heading.tsx';

/** A request that the service has not got yet. The site keeps it and goes on trying. */
export function UnsentView({ job }: { job: LocalJob }) {
	const { operation, error } = useSelect(
		(select) => ({ operation: select(store).getOperation(job.id), error: select(store).getError(job.id) }),
		[job.id],
	);
	const { cancel, send } = useDispatch(store);
	return (
		<div className="draftsmith-view draftsmith-stack">
			<ViewHeading>{__('Waiting for the service', 'draftsmith')}</ViewHeading>
			<Notice status="warning" isDismissible={false}>
				<p>{job.error?.message ?? __('The service can’t be reached.', 'draftsmith')}</p>
				<p>{__('Your request is kept and will be sent by itself.', 'draftsmith')}</p>
			</Notice>
			{error && <RequestErrorNotice error={error} />}
			<div className="draftsmith-actions">
				<BusyButton
					variant="primary"
					isBusy={operation === 'send'}
					isBlocked={operation !== null}
					onClick={() => void send(job.id)}
				>
					{__('Try now', 'draftsmith')}
				</BusyButton>
				<BusyButton
					variant="tertiary"
					isBusy={operation === 'cancel'}
					isBlocked={operation !== null}
					onClick={() => void cancel(job.id)}
				>
					{__('Cancel', 'draftsmith')}
				</BusyButton>
			</div>
		</div>
	);
}
