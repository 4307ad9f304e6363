import { ToggleControl } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { SavingForm } from './saving-form.tsx';

/** What is done at the service when the plugin is deleted. */
export function UninstallCard(props: { revokes: boolean; onSave: (revokes: boolean) => Promise<void> }) {
	const [revokes, setRevokes] = useState(props.revokes);
	return (
		<SavingForm
			title={__('When the plugin is deleted', 'draftsmith')}
			hasChanges={revokes !== props.revokes}
			onSave={() => props.onSave(revokes)}
		>
			<p>
				{__(
					'Deleting the plugin removes everything that it keeps on this site, the key too. Your posts stay as they are.',
					'draftsmith',
				)}
			</p>
			<ToggleControl
				__nextHasNoMarginBottom
				label={__('Also have the service revoke the key', 'draftsmith')}
				help={__(
					'Then no copy of the key works any more. The service is asked once, for five seconds at most.',
					'draftsmith',
				)}
				checked={revokes}
				onChange={setRevokes}
			/>
		</SavingForm>
	);
}
