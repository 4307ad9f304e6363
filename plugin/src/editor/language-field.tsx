import { ComboboxControl } from '@wordpress/components';
import { useMemo } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { fieldHelp } from '../components/field-help.tsx';
import type { FieldProps } from './field.tsx';

/** The article's language, each by its own name, with the English one so that either can be typed. */
export function LanguageField({ values, errors, catalog, onChange }: FieldProps) {
	const options = useMemo(
		() =>
			catalog.languages.map(({ tag, name, native_name: native }) => ({
				value: tag,
				label: native === name ? native : `${native} (${name})`,
			})),
		[catalog.languages],
	);
	return (
		<ComboboxControl
			__next40pxDefaultSize
			__nextHasNoMarginBottom
			label={__('Language', 'draftsmith')}
			help={fieldHelp(errors.language)}
			allowReset={false}
			options={options}
			value={values.language}
			onChange={(language) => {
				if (language) onChange({ language });
			}}
		/>
	);
}
