import type { Account } from '@draftsmith/shared';
import { Button, Spinner } from '@wordpress/components';
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
import { KeysCard } from './keys-card.tsx';
import { PlanCard } from './plan-card.tsx';
import { PolicyCard } from './policy-card.tsx';
import { ProcessingCard } from './processing-card.tsx';
import { ProofCard } from './proof-card.tsx';
import { SitePreferences } from './site-preferences.tsx';
import { SitesCard } from './sites-card.tsx';
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

/** What the owner of the account may see and change. */
function ManagedAccount({
	keyMasked,
	...props
}: {
	account: Account;
	keyMasked: Settings['key_masked'];
	onChange: (account: Account) => void;
}) {
	return (
		<>
			<SitesCard />
			{/* After a rotation the list is another one. */}
			<KeysCard key={keyMasked} />
			<DetailsForm {...props} />
			<YourData />
			<ProcessingCard {...props} />
		</>
	);
}

/** That somebody else manages the account: this site's key only writes. */
function ManagedElsewhere({ url }: { url: string | null }) {
	return (
		<section className="draftsmith-card draftsmith-stack">
			<h2>{__('Account', 'draftsmith')}</h2>
			<p>
				{__(
					'Whoever opened the account manages it: its sites, its data and its deletion. This site only writes with it.',
					'draftsmith',
				)}
			</p>
			{url !== null && (
				<div className="draftsmith-actions">
					<Button __next40pxDefaultSize variant="secondary" href={url}>
						{__('Open the settings of the network', 'draftsmith')}
					</Button>
				</div>
			)}
		</section>
	);
}

/** A registered site: how it is connected, what it may use, and all that its owner may ask of the service. */
export function ConnectedSite(props: {
	settings: Settings;
	onSaved: (settings: Settings) => void;
	/** The settings are others now: they are to be asked for again. */
	onStale: () => void;
	onRotated: (settings: Settings) => void;
	onForgotten: (settings: Settings) => void;
	onDeleted: (deletion: Deletion) => void;
}) {
	const { settings, onSaved, onStale, onRotated, onForgotten, onDeleted } = props;
	const mayManage = settings.network?.manages_account ?? true;
	const { account, failure, load, setAccount } = useAccount(mayManage);
	const shown = withAccount(settings, account);
	const plan = account?.plan.id;
	useEffect(() => {
		// The limits change with the proof, which may come while the page is open.
		if (plan !== undefined && plan !== settings.plan?.id) onStale();
	}, [plan]);
	const isManaging = account?.key.scopes.includes('account') ?? false;
	return (
		<>
			{account && isManaging && <PolicyCard account={account} onChange={setAccount} />}
			{settings.today && <UsageAlerts alerts={settings.alerts} resetsAt={settings.today.resets_at} />}
			<ConnectionCard settings={shown} />
			{account && account.site.proof.state !== 'off' && (
				<ProofCard account={account} folder={settings.folder} onChange={setAccount} />
			)}
			<PlanCard settings={shown} />
			<ConnectionTest />
			<SitePreferences settings={settings} onSaved={onSaved} />
			{account && isManaging && (
				<ManagedAccount account={account} keyMasked={settings.key_masked} onChange={setAccount} />
			)}
			{mayManage && !account && !failure && (
				<p role="status">
					<Spinner /> {__('Loading your account…', 'draftsmith')}
				</p>
			)}
			{failure && <RequestErrorNotice error={failure} onRetry={load} onSettingsPage />}
			{(!mayManage || (account && !isManaging)) && <ManagedElsewhere url={settings.network?.url ?? null} />}
			{mayManage && (settings.key_source === 'option' || settings.key_source === 'network') && (
				<KeyCard
					account={account}
					canForget={settings.key_source === 'option'}
					onRotated={(changed) => {
						onRotated(changed);
						load();
					}}
					onForgotten={onForgotten}
				/>
			)}
			{account && isManaging && <DeleteAccount account={account} onDeleted={onDeleted} />}
		</>
	);
}
