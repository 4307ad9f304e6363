import { SelectControl } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import { fieldHelp } from '../components/field-help.tsx';
import type { FieldProps } from './field.tsx';
import { scopeLabel } from './labels.ts';

/** Which model writes, and where it runs. Models whose server does not answer are listed, but can't be chosen. */
export function ModelField({ values, errors, catalog, onChange }: FieldProps) {
	const model = catalog.models.find(({ id }) => id === values.model);
	const options = catalog.models.map(({ id, name, scope, available }) => {
		/* translators: %s: name of a model. */
		const withScope = scope === 'external' ? sprintf(__('%s (external)', 'draftsmith'), name) : name;
		return {
			value: id,
			/* translators: %s: name of a model. */
			label: available ? withScope : sprintf(__('%s: not available now', 'draftsmith'), withScope),
			disabled: !available,
		};
	});
	if (!model) options.unshift({ value: '', label: __('Choose a model', 'draftsmith'), disabled: true });
	return (
		<SelectControl
			__next40pxDefaultSize
			__nextHasNoMarginBottom
			label={__('Model', 'draftsmith')}
			help={fieldHelp(errors.model, model && scopeLabel(model.scope))}
			aria-invalid={errors.model !== undefined}
			options={options}
			value={model ? values.model : ''}
			onChange={(id) => onChange({ model: id })}
		/>
	);
}
