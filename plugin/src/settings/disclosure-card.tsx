import { TextareaControl, ToggleControl } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { PreferencesEditing } from './preferences.ts';
import { SavingForm } from './saving-form.tsx';

/** Whether articles say at their end how they were made, and in which words. */
export function DisclosureCard({ editing }: { editing: PreferencesEditing }) {
	const { preferences, isLocked, save } = editing;
	const [isOn, setOn] = useState(preferences.disclosure);
	const [text, setText] = useState(preferences.disclosure_text);
	return (
		<SavingForm
			title={__('Disclosure', 'draftsmith')}
			hasChanges={isOn !== preferences.disclosure || text !== preferences.disclosure_text}
			onSave={async () => {
				await save({ disclosure: isOn, disclosure_text: text.trim() });
				setText(text.trim());
			}}
		>
			<fieldset className="draftsmith-stack" disabled={isLocked}>
				<legend className="screen-reader-text">{__('Disclosure', 'draftsmith')}</legend>
				<ToggleControl
					__nextHasNoMarginBottom
					disabled={isLocked}
					label={__('Add a paragraph that says how the article was made', 'draftsmith')}
					help={__(
						'It becomes the last block of each new article. Whoever edits the post can change or remove it.',
						'draftsmith',
					)}
					checked={isOn}
					onChange={setOn}
				/>
				{isOn && (
					<TextareaControl
						__nextHasNoMarginBottom
						label={__('Text', 'draftsmith')}
						help={__('Plain text, at most 2,000 characters. Leave it empty for the usual text.', 'draftsmith')}
						maxLength={2000}
						rows={3}
						value={text}
						onChange={setText}
					/>
				)}
			</fieldset>
		</SavingForm>
	);
}
