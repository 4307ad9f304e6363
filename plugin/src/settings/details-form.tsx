import type { Account } from '@draftsmith/shared';
import { Button, Notice, SelectControl, TextControl, ToggleControl } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { RequestErrorNotice } from '../components/request-error-notice.tsx';
import { useRequest } from '../components/use-request.ts';
import { type AccountChanges, updateAccount } from './account-api.ts';
import { changedDetails, type Details, detailsOf } from './details.ts';
import { languageOptions } from './mail-languages.ts';

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
	const { isBusy, failure, run } = useRequest();
	const [details, setDetails] = useState<Details>(() => detailsOf(account));
	const [saved, setSaved] = useState('');
	const edit = (edits: Partial<Details>) => setDetails((current) => ({ ...current, ...edits }));
	const changes = changedDetails(details, account);
	const hasChanges = Object.keys(changes).length > 0;
	const help = (field: string, usual: string) =>
		failure?.fields[field] ? <span className="draftsmith-error">{failure.fields[field]}</span> : usual;
	const save = () => {
		setSaved('');
		void run(
			() => updateAccount(changes),
			(changed) => {
				onChange(changed);
				setDetails(detailsOf(changed));
				setSaved(savedText(changes, changed));
			},
		);
	};
	return (
		<section className="draftsmith-card">
			<form
				className="draftsmith-stack"
				noValidate
				onSubmit={(event) => {
					event.preventDefault();
					if (hasChanges) save();
				}}
			>
				<h2>{__('Your details', 'draftsmith')}</h2>
				<TextControl
					__next40pxDefaultSize
					__nextHasNoMarginBottom
					autoComplete="name"
					label={__('Name (optional)', 'draftsmith')}
					help={help('name', '')}
					value={details.name}
					onChange={(name) => edit({ name })}
				/>
				<TextControl
					__next40pxDefaultSize
					__nextHasNoMarginBottom
					type="email"
					autoComplete="email"
					label={__('E-mail', 'draftsmith')}
					help={help(
						'email',
						__('A new address must be confirmed by links to the old one and to the new one.', 'draftsmith'),
					)}
					aria-invalid={failure?.fields.email !== undefined}
					value={details.email}
					onChange={(email) => edit({ email })}
				/>
				<SelectControl
					__next40pxDefaultSize
					__nextHasNoMarginBottom
					label={__('Language of mails', 'draftsmith')}
					help={help('language', '')}
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
				<ToggleControl
					__nextHasNoMarginBottom
					label={__('Allow external providers', 'draftsmith')}
					help={__(
						'Off: articles are written on the service’s own machines only. On: the service may also offer models of other companies; when a writer chooses one, the title and notes of that article go to that company.',
						'draftsmith',
					)}
					checked={details.allow_external_providers}
					onChange={(allow_external_providers) => edit({ allow_external_providers })}
				/>
				{saved !== '' && (
					<Notice status="success" onRemove={() => setSaved('')}>
						<p>{saved}</p>
					</Notice>
				)}
				{failure && <RequestErrorNotice error={failure} onSettingsPage />}
				<div className="draftsmith-actions">
					<Button
						__next40pxDefaultSize
						variant="secondary"
						type="submit"
						isBusy={isBusy}
						disabled={isBusy || !hasChanges}
						accessibleWhenDisabled
					>
						{isBusy ? __('Saving…', 'draftsmith') : __('Save the changes', 'draftsmith')}
					</Button>
				</div>
			</form>
		</section>
	);
}
