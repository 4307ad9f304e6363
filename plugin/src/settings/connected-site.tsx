import type { Account } from '@draftsmith/shared';
import { Spinner } from '@wordpress/components';
import { useEffect } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { RequestErrorNotice } from '../components/request-error-notice.tsx';
import { UsageAlerts } from '../components/usage-alerts.tsx';
import type { Deletion } from './account-api.ts';
import type { Settings } from './api.ts';
import { ConnectionCard } from './connection-card.tsx';
import { ConnectionTest } from './connection-test.tsx';
import { DeleteAccount } from './delete-account.tsx';
import { DetailsForm } from './details-form.tsx';
import { KeyCard } from './key-card.tsx';
import { PlanCard } from './plan-card.tsx';
import { PolicyCard } from './policy-card.tsx';
import { ProcessingCard } from './processing-card.tsx';
import { ProofCard } from './proof-card.tsx';
import { useAccount } from './use-account.ts';
import { YourData } from './your-data.tsx';

/** The settings with what the service has just said of the account. */
function withAccount(settings: Settings, account: Account | null): Settings {
	if (!account) return settings;
	return {
		...settings,
		email: account.email,
		name: account.name ?? '',
		allow_external_providers: account.site.allow_external_providers,
	};
}

/** A registered site: how it is connected, what it may use, and all that its owner may ask of the service. */
export function ConnectedSite(props: {
	settings: Settings;
	/** The settings are others now: they are to be asked for again. */
	onStale: () => void;
	onRotated: (settings: Settings) => void;
	onForgotten: (settings: Settings) => void;
	onDeleted: (deletion: Deletion) => void;
}) {
	const { settings, onStale, onRotated, onForgotten, onDeleted } = props;
	const { account, failure, load, setAccount } = useAccount();
	const shown = withAccount(settings, account);
	const plan = account?.plan.id;
	useEffect(() => {
		// The limits change with the proof, which may come while the page is open.
		if (plan !== undefined && plan !== settings.plan?.id) onStale();
	}, [plan]);
	return (
		<>
			{account && <PolicyCard account={account} onChange={setAccount} />}
			{settings.today && <UsageAlerts alerts={settings.alerts} resetsAt={settings.today.resets_at} />}
			<ConnectionCard settings={shown} />
			{account && account.site.proof.state !== 'off' && <ProofCard account={account} onChange={setAccount} />}
			<PlanCard settings={shown} />
			<ConnectionTest />
			{account && (
				<>
					<DetailsForm account={account} onChange={setAccount} />
					<YourData />
					<ProcessingCard account={account} onChange={setAccount} />
				</>
			)}
			{!account && !failure && (
				<p role="status">
					<Spinner /> {__('Loading your account…', 'draftsmith')}
				</p>
			)}
			{failure && <RequestErrorNotice error={failure} onRetry={load} onSettingsPage />}
			{settings.key_source === 'option' && (
				<KeyCard
					account={account}
					onRotated={(changed) => {
						onRotated(changed);
						load();
					}}
					onForgotten={onForgotten}
				/>
			)}
			{account && <DeleteAccount account={account} onDeleted={onDeleted} />}
		</>
	);
}
