import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { DefaultsCard } from '../settings/defaults-card.tsx';
import { DisclosureCard } from '../settings/disclosure-card.tsx';
import { Loading } from '../settings/loading.tsx';
import type { PreferencesEditing } from '../settings/preferences.ts';
import { RegistrationForm } from '../settings/registration-form.tsx';
import { RolesCard } from '../settings/roles-card.tsx';
import { SwitchCard } from '../settings/switch-card.tsx';
import { useLoaded } from '../settings/use-loaded.ts';
import { AdoptCard } from './adopt-card.tsx';
import { fetchNetwork, type Network, registerNetwork, saveNetwork } from './network-api.ts';
import { NetworkConnectionCard } from './network-connection-card.tsx';
import { NetworkRulesCard } from './network-rules-card.tsx';
import { NetworkSitesCard } from './network-sites-card.tsx';

function NetworkSwitch({ network, onSaved }: { network: Network; onSaved: (network: Network) => void }) {
	return (
		<SwitchCard
			isOn={network.preferences.enabled}
			blocked={null}
			texts={{
				on: __('Sites of this network may use it, unless they have turned it off themselves.', 'draftsmith'),
				off: __(
					'No site of this network can use it. Nothing is sent or fetched. What was asked for rests; within an hour after it is on again, each site goes on.',
					'draftsmith',
				),
				question: __(
					'No site of this network shows Draftsmith any more. Articles that are being written rest until it is on again: the service keeps finished ones for a limited time. Posts stay as they are.',
					'draftsmith',
				),
			}}
			onSwitch={async (enabled) => onSaved(await saveNetwork({ enabled }, network.revision))}
		/>
	);
}

/** The network's screen: its account, what holds for its sites, and how they stand. */
export function NetworkPage() {
	const { answer: network, failure, load, setAnswer } = useLoaded(fetchNetwork);
	// Another list once sites were added.
	const [additions, setAdditions] = useState(0);
	if (!network) return <Loading failure={failure} onRetry={load} />;
	const editing: PreferencesEditing = {
		preferences: network.preferences,
		choices: network.choices,
		isLocked: false,
		save: async (changes) => setAnswer(await saveNetwork(changes, network.revision)),
	};
	return (
		<div className="draftsmith-settings draftsmith-network draftsmith-stack">
			<NetworkSwitch network={network} onSaved={setAnswer} />
			{network.registered && (
				<NetworkConnectionCard
					network={network}
					onForgotten={setAnswer}
					onAdded={() => setAdditions((count) => count + 1)}
				/>
			)}
			{network.can_adopt && <AdoptCard onAdopted={setAnswer} />}
			{!network.registered && !network.can_adopt && (
				<RegistrationForm
					start={network}
					domain={window.location.host}
					label={__('Register this network', 'draftsmith')}
					register={registerNetwork}
					onRegistered={setAnswer}
				/>
			)}
			<NetworkSitesCard key={additions} isRegistered={network.registered} />
			<NetworkRulesCard network={network} onSaved={setAnswer} />
			<RolesCard editing={editing} />
			<DefaultsCard editing={editing} />
			<DisclosureCard editing={editing} />
		</div>
	);
}
