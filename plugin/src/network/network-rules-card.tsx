import { ToggleControl } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { SavingForm } from '../settings/saving-form.tsx';
import { type Network, saveNetwork } from './network-api.ts';

/** What sites may decide for themselves, and what becomes of new ones. */
export function NetworkRulesCard({ network, onSaved }: { network: Network; onSaved: (network: Network) => void }) {
	const { preferences, revision } = network;
	const [override, setOverride] = useState(preferences.override);
	const [add_sites, setAddSites] = useState(preferences.add_sites);
	return (
		<SavingForm
			title={__('What sites may decide', 'draftsmith')}
			hasChanges={override !== preferences.override || add_sites !== preferences.add_sites}
			onSave={async () => onSaved(await saveNetwork({ override, add_sites }, revision))}
		>
			<ToggleControl
				__nextHasNoMarginBottom
				label={__('Sites may set these for themselves', 'draftsmith')}
				help={__(
					'On: what is set below holds for sites that have set nothing. Off: it holds for all sites, and they can’t change it. A site may turn itself off in any case.',
					'draftsmith',
				)}
				checked={override}
				onChange={setOverride}
			/>
			<ToggleControl
				__nextHasNoMarginBottom
				label={__('Add new sites by themselves', 'draftsmith')}
				help={__(
					'A new site with a domain of its own is added to the account and gets its key within a minute. Sites on the network’s domain need nothing.',
					'draftsmith',
				)}
				checked={add_sites}
				onChange={setAddSites}
			/>
		</SavingForm>
	);
}
