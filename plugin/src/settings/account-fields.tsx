import { TextControl, ToggleControl } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { fieldHelp } from '../components/field-help.tsx';
import type { FieldErrors } from './sending-form.tsx';

/** How the owner of an account is called and reached. */
export interface Person {
	email: string;
	/** Empty for none. */
	name: string;
}

/** The fields of the owner's address and name. */
export function PersonFields(props: {
	person: Person;
	/** What becomes of the address. */
	emailHelp: string;
	errors: FieldErrors;
	onChange: (edits: Partial<Person>) => void;
}) {
	const { person, errors, onChange } = props;
	return (
		<>
			<TextControl
				__next40pxDefaultSize
				__nextHasNoMarginBottom
				type="email"
				autoComplete="email"
				required
				label={__('E-mail', 'draftsmith')}
				help={fieldHelp(errors.email, props.emailHelp)}
				aria-invalid={errors.email !== undefined}
				value={person.email}
				onChange={(email) => onChange({ email })}
			/>
			<TextControl
				__next40pxDefaultSize
				__nextHasNoMarginBottom
				autoComplete="name"
				label={__('Name (optional)', 'draftsmith')}
				help={fieldHelp(errors.name)}
				aria-invalid={errors.name !== undefined}
				value={person.name}
				onChange={(name) => onChange({ name })}
			/>
		</>
	);
}

/** Whether articles may be written by models of other companies. */
export function ExternalProvidersField(props: { isAllowed: boolean; onChange: (isAllowed: boolean) => void }) {
	return (
		<ToggleControl
			__nextHasNoMarginBottom
			label={__('Allow external providers', 'draftsmith')}
			help={__(
				'Off: articles are written on the service’s own machines only. On: the service may also offer models of other companies; when a writer chooses one, the title and notes of that article go to that company.',
				'draftsmith',
			)}
			checked={props.isAllowed}
			onChange={props.onChange}
		/>
	);
}
