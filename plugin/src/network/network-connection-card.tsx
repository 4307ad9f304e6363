import { Button } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { BusyButton } from '../components/busy-button.tsx';
import { ConfirmModal } from '../components/confirm-modal.tsx';
import { RequestErrorNotice } from '../components/request-error-notice.tsx';
import { useRequest } from '../components/use-request.ts';
import { AddSites } from './add-sites.tsx';
import { forgetNetworkKey, type Network } from './network-api.ts';

/** The network's account, and the sites that are added to it. */
export function NetworkConnectionCard(props: {
	network: Network;
	onForgotten: (network: Network) => void;
	/** Sites have got keys. */
	onAdded: () => void;
}) {
	const { network, onForgotten, onAdded } = props;
	const { isBusy, failure, run } = useRequest();
	const [isAsking, setAsking] = useState(false);
	return (
		<section className="draftsmith-card draftsmith-stack">
			<h2>{__('Account of the network', 'draftsmith')}</h2>
			<dl className="draftsmith-facts">
				<dt>{__('Service', 'draftsmith')}</dt>
				<dd>
					<bdi>{network.service_url}</bdi>
				</dd>
				<dt>{__('Domain', 'draftsmith')}</dt>
				<dd>
					<bdi>{network.domain}</bdi>
				</dd>
				<dt>{__('Owner', 'draftsmith')}</dt>
				<dd>
					<bdi>{network.name === '' ? network.email : `${network.name} (${network.email})`}</bdi>
				</dd>
			</dl>
			<p>
				{__(
					'Sites on this domain use the network’s key at once. A site with a domain of its own is added to the account and gets a key of its own, with which it can write but not manage the account.',
					'draftsmith',
				)}
			</p>
			<AddSites onAdded={onAdded} />
			{failure && <RequestErrorNotice error={failure} onSettingsPage />}
			<div className="draftsmith-actions">
				<Button __next40pxDefaultSize variant="secondary" href={network.account_url}>
					{__('Manage the account', 'draftsmith')}
				</Button>
				<BusyButton isDestructive isBusy={isBusy} onClick={() => setAsking(true)}>
					{__('Forget the network’s key', 'draftsmith')}
				</BusyButton>
			</div>
			{isAsking && (
				<ConfirmModal
					title={__('Forget the network’s key?', 'draftsmith')}
					onClose={() => setAsking(false)}
					answers={[
						{
							label: __('Forget the key', 'draftsmith'),
							isDestructive: true,
							onChoose: () => void run(forgetNetworkKey, onForgotten),
						},
					]}
				>
					{__(
						'Sites that use it stop at once, and nobody can read the key again. Sites with a key of their own go on. The service keeps the account.',
						'draftsmith',
					)}
				</ConfirmModal>
			)}
		</section>
	);
}
