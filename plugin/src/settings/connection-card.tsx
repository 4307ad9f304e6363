import { __ } from '@wordpress/i18n';
import type { Settings } from './api.ts';

/** Where the key comes from, and so where it can be changed. */
function keySource(source: Settings['key_source']): string {
	if (source === 'constant') return __('From wp-config.php; change or remove it there.', 'draftsmith');
	if (source === 'environment') return __('From the server’s environment; change or remove it there.', 'draftsmith');
	if (source === 'network') return __('That of the network, for all sites of this domain.', 'draftsmith');
	return __('Stored on this site, encrypted.', 'draftsmith');
}

/** With which service the site is registered, under what name and with which key. */
export function ConnectionCard({ settings }: { settings: Settings }) {
	return (
		<section className="draftsmith-card draftsmith-stack">
			<h2>{__('Connection', 'draftsmith')}</h2>
			<dl className="draftsmith-facts">
				<dt>{__('Service', 'draftsmith')}</dt>
				<dd>
					<bdi>{settings.service_url}</bdi>
				</dd>
				<dt>{__('This site', 'draftsmith')}</dt>
				<dd>
					<bdi>{settings.domain}</bdi>
				</dd>
				<dt>{__('Owner', 'draftsmith')}</dt>
				<dd>
					<bdi>{settings.name === '' ? settings.email : `${settings.name} (${settings.email})`}</bdi>
				</dd>
				<dt>{__('Key', 'draftsmith')}</dt>
				<dd>
					<code dir="ltr">{settings.key_masked}</code>
					<span className="draftsmith-muted">{keySource(settings.key_source)}</span>
				</dd>
				<dt>{__('External providers', 'draftsmith')}</dt>
				<dd>
					{settings.allow_external_providers
						? __('Allowed', 'draftsmith')
						: __('Not allowed: text stays on the service’s own machines', 'draftsmith')}
				</dd>
			</dl>
		</section>
	);
}
