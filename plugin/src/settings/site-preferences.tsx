import { Notice } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { type Settings, saveSettings } from './api.ts';
import { DefaultsCard } from './defaults-card.tsx';
import { DisclosureCard } from './disclosure-card.tsx';
import type { PreferencesEditing } from './preferences.ts';
import { RolesCard } from './roles-card.tsx';
import { UninstallCard } from './uninstall-card.tsx';

/** What the owner of the site decides for those who write. */
export function SitePreferences(props: { settings: Settings; onSaved: (settings: Settings) => void }) {
	const { settings, onSaved } = props;
	const editing: PreferencesEditing = {
		preferences: settings.preferences,
		choices: settings.choices,
		isLocked: settings.network?.locked ?? false,
		save: async (changes) => onSaved(await saveSettings(changes, settings.revision)),
	};
	return (
		<>
			{editing.isLocked && (
				<Notice status="info" isDismissible={false}>
					<p>
						{__(
							'The network decides for all of its sites who may use what, what articles begin with, and the disclosure. You see here what holds.',
							'draftsmith',
						)}
					</p>
				</Notice>
			)}
			<RolesCard editing={editing} />
			<DefaultsCard editing={editing} />
			<DisclosureCard editing={editing} />
			{(settings.key_source === 'option' || settings.key_source === 'network') && (
				<UninstallCard
					revokes={settings.preferences.revoke_on_uninstall}
					onSave={async (revoke_on_uninstall) =>
						onSaved(await saveSettings({ revoke_on_uninstall }, settings.revision))
					}
				/>
			)}
		</>
	);
}
