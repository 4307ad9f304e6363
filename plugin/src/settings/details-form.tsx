import type { Account } from '@draftsmith/shared';
import { SelectControl, ToggleControl } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { fieldHelp } from '../components/field-help.tsx';
import { type AccountChanges, updateAccount } from './account-api.ts';
import { ExternalProvidersField, PersonFields } from './account-fields.tsx';
import { changedDetails, type Details, detailsOf } from './details.ts';
import { languageOptions } from './mail-languages.ts';
import { SavingForm } from './saving-form.tsx';

/** What became of the last save. A new address counts only once it is confirmed. */
function savedText(changes: AccountChanges, account: Account): string {
	return changes.email !== undefined && changes.email !== account.email
		? sprintf(
				/* translators: 1: e-mail address in force, 2: new e-mail address. */
				__('Saved. Links were mailed to %1$s and to %2$s: the new address counts once both are opened.', 'draftsmith'),
				account.email,
				changes.email,
			)
		: __('Saved.', 'draftsmith');
}

/** The owner's details, to be corrected. */
export function DetailsForm(props: { account: Account; onChange: (account: Account) => void }) {
	const { account, onChange } = props;
	const [details, setDetails] = useState<Details>(() => detailsOf(account));
	const [saved, setSaved] = useState('');
	const edit = (edits: Partial<Details>) => setDetails((current) => ({ ...current, ...edits }));
	const changes = changedDetails(details, account);
	return (
		<SavingForm
			title={__('Your details', 'draftsmith')}
			hasChanges={Object.keys(changes).length > 0}
			savedText={saved}
			onSave={async () => {
				const changed = await updateAccount(changes);
				onChange(changed);
				setDetails(detailsOf(changed));
				setSaved(savedText(changes, changed));
			}}
		>
			{(errors) => (
				<>
					<PersonFields
						person={details}
						emailHelp={__('A new address must be confirmed by links to the old one and to the new one.', 'draftsmith')}
						errors={errors}
						onChange={edit}
					/>
					<SelectControl
						__next40pxDefaultSize
						__nextHasNoMarginBottom
						label={__('Language of mails', 'draftsmith')}
						help={fieldHelp(errors.language)}
						options={languageOptions(account.language)}
						value={details.language}
						onChange={(language) => edit({ language })}
					/>
					<ToggleControl
						__nextHasNoMarginBottom
						label={__('Mail me notices', 'draftsmith')}
						help={__(
							'About limits, keys and the proof of the domain. What must be told is mailed all the same: links to confirm, changes of the policy, a deletion.',
							'draftsmith',
						)}
						checked={details.email_notices}
						onChange={(email_notices) => edit({ email_notices })}
					/>
					<ExternalProvidersField
						isAllowed={details.allow_external_providers}
						onChange={(allow_external_providers) => edit({ allow_external_providers })}
					/>
				</>
			)}
		</SavingForm>
	);
}
