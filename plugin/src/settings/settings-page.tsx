import type { ErasureReceipt } from '@draftsmith/shared';
import { Notice, Spinner } from '@wordpress/components';
import { useCallback, useEffect, useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { RequestErrorNotice } from '../components/request-error-notice.tsx';
import { type RequestError, toRequestError } from '../store/request-error.ts';
import { fetchSettings, register, type Settings, saveSettings } from './api.ts';
import { ConnectedSite } from './connected-site.tsx';
import { DeletionReceipt } from './deletion-receipt.tsx';
import { RegistrationForm } from './registration-form.tsx';
import { SwitchCard } from './switch-card.tsx';

/** The switch of this site. Where the network is off, it can't be turned on here. */
function SiteSwitch({ settings, onSaved }: { settings: Settings; onSaved: (settings: Settings) => void }) {
	return (
		<SwitchCard
			isOn={settings.preferences.enabled}
			blocked={
				settings.network?.off
					? __(
							'It was turned off for the whole network. Only an administrator of the network can turn it on.',
							'draftsmith',
						)
					: null
			}
			texts={{
				on: __('It is in the editor and the menu for those who may use it.', 'draftsmith'),
				off: __(
					'Nobody sees it but you, on this page. Nothing is sent or fetched, and no task runs in the background. What was asked for rests, and goes on when it is on again.',
					'draftsmith',
				),
				question: __(
					'The editor and the menu no longer show Draftsmith, and no task runs in the background. Articles that are being written rest until it is on again: the service keeps finished ones for a limited time. Posts stay as they are.',
					'draftsmith',
				),
			}}
			onSwitch={async (enabled) => onSaved(await saveSettings({ enabled }, settings.revision))}
		/>
	);
}

/** The settings page: register, or see how the site is connected. */
export function SettingsPage() {
	const [settings, setSettings] = useState<Settings | null>(null);
	const [error, setError] = useState<RequestError | null>(null);
	const [news, setNews] = useState('');
	const [receipt, setReceipt] = useState<ErasureReceipt | null>(null);
	const load = useCallback(() => {
		setError(null);
		fetchSettings().then(setSettings, (thrown) => setError(toRequestError(thrown)));
	}, []);
	useEffect(load, [load]);

	if (error) return <RequestErrorNotice error={error} onRetry={load} onSettingsPage />;
	if (!settings)
		return (
			<p role="status">
				<Spinner /> {__('Loading…', 'draftsmith')}
			</p>
		);
	return (
		<div className="draftsmith-settings draftsmith-stack">
			{news !== '' && (
				<Notice status="success" onRemove={() => setNews('')}>
					<p>{news}</p>
				</Notice>
			)}
			{receipt && <DeletionReceipt receipt={receipt} />}
			{settings.key_state === 'unreadable' && (
				<Notice status="warning" isDismissible={false}>
					<p>
						{__(
							'The stored key can’t be read any more, because this site’s security keys (salts) have changed. Register again: articles already in your posts are not affected.',
							'draftsmith',
						)}
					</p>
				</Notice>
			)}
			{!settings.registered && settings.registered_domain !== '' && settings.registered_domain !== settings.domain && (
				<Notice status="warning" isDismissible={false}>
					<p>
						{sprintf(
							/* translators: %s: domain of another site. */
							__(
								'This is a copy of %s. It does not use that site’s key, or it would take its articles. Register it on its own to use Draftsmith here.',
								'draftsmith',
							),
							settings.registered_domain,
						)}
					</p>
				</Notice>
			)}
			{settings.registered && settings.key_refused && (
				<Notice status="error" isDismissible={false}>
					<p>
						{__(
							'The service refuses this site’s key: it was revoked, or the service was set up anew. Forget the key below and register again; articles already in your posts are not affected.',
							'draftsmith',
						)}
					</p>
				</Notice>
			)}
			{(settings.registered || !settings.preferences.enabled) && (
				<SiteSwitch settings={settings} onSaved={setSettings} />
			)}
			{settings.registered ? (
				<ConnectedSite
					settings={settings}
					onSaved={setSettings}
					onStale={load}
					onRotated={(changed) => {
						setSettings(changed);
						setNews(__('The key was replaced. The old one still works for 24 hours.', 'draftsmith'));
					}}
					onDeleted={(deletion) => {
						setSettings(deletion.settings);
						setReceipt(deletion.receipt);
						setNews('');
					}}
					onForgotten={(changed) => {
						setSettings(changed);
						setNews(__('The key was forgotten on this site.', 'draftsmith'));
					}}
				/>
			) : (
				<RegistrationForm
					start={{
						service_url: settings.service_url,
						email: settings.email,
						name: settings.name,
						allow_external_providers: settings.allow_external_providers,
					}}
					domain={settings.domain}
					label={__('Register this site', 'draftsmith')}
					register={register}
					onRegistered={(changed) => {
						setSettings(changed);
						setReceipt(null);
						setNews(
							__('This site is registered. Open any post and choose Draftsmith in the editor’s top bar.', 'draftsmith'),
						);
					}}
				/>
			)}
		</div>
	);
}
