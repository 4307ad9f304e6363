import { __ } from '@wordpress/i18n';
import { BusyButton } from '../components/busy-button.tsx';
import { RequestErrorNotice } from '../components/request-error-notice.tsx';
import { useRequest } from '../components/use-request.ts';
import { adoptAccount, type Network } from './network-api.ts';

/** Offers to make the account that the main site has that of the network. */
export function AdoptCard({ onAdopted }: { onAdopted: (network: Network) => void }) {
	const { isBusy, failure, run } = useRequest();
	return (
		<section className="draftsmith-card draftsmith-stack">
			<h2>{__('One account for the network', 'draftsmith')}</h2>
			<p>
				{__(
					'The main site has an account. All sites of the network can write with it: those on the main site’s domain at once, others once they are added. Sites that have an account of their own keep it.',
					'draftsmith',
				)}
			</p>
			{failure && <RequestErrorNotice error={failure} onSettingsPage />}
			<div className="draftsmith-actions">
				<BusyButton variant="primary" isBusy={isBusy} onClick={() => void run(adoptAccount, onAdopted)}>
					{__('Use the main site’s account for the network', 'draftsmith')}
				</BusyButton>
			</div>
		</section>
	);
}
