import { SelectControl, TextControl } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import { fieldHelp } from '../components/field-help.tsx';
import { formatNumber } from '../components/format.ts';
import type { FormValues } from '../store/types.ts';
import type { FieldProps } from './field.tsx';
import { contentTypeLabel, toneLabel } from './labels.ts';

/** What kind of text it becomes, how long, in which tone. */
export function FormatFields({ values, errors, catalog, onChange }: FieldProps) {
	/* translators: 1: "Short", "Medium" or "Long", 2: number of words. */
	const named = (name: string, words: number) =>
		sprintf(__('%1$s, about %2$s words', 'draftsmith'), name, formatNumber(words));
	const lengths: { value: FormValues['length']; label: string }[] = [
		{ value: 'short', label: named(__('Short', 'draftsmith'), catalog.lengths.short) },
		{ value: 'medium', label: named(__('Medium', 'draftsmith'), catalog.lengths.medium) },
		{ value: 'long', label: named(__('Long', 'draftsmith'), catalog.lengths.long) },
		{ value: 'custom', label: __('Number of words…', 'draftsmith') },
	];
	return (
		<div className="draftsmith-stack">
			<SelectControl
				__next40pxDefaultSize
				__nextHasNoMarginBottom
				label={__('Content type', 'draftsmith')}
				help={fieldHelp(
					errors.content_type,
					values.template === '' ? undefined : __('The house style decides it.', 'draftsmith'),
				)}
				aria-invalid={errors.content_type !== undefined}
				disabled={values.template !== ''}
				options={catalog.content_types.map((value) => ({ value, label: contentTypeLabel(value) }))}
				value={values.content_type}
				onChange={(content_type) => onChange({ content_type })}
			/>
			<SelectControl
				__next40pxDefaultSize
				__nextHasNoMarginBottom
				label={__('Length', 'draftsmith')}
				options={lengths}
				value={values.length}
				onChange={(length) => onChange({ length })}
			/>
			{values.length === 'custom' && (
				<TextControl
					__next40pxDefaultSize
					__nextHasNoMarginBottom
					label={__('Words', 'draftsmith')}
					help={fieldHelp(errors.custom_length)}
					aria-invalid={errors.custom_length !== undefined}
					type="number"
					inputMode="numeric"
					min={50}
					max={10000}
					step={50}
					value={values.custom_length}
					onChange={(custom_length) => onChange({ custom_length })}
				/>
			)}
			<SelectControl
				__next40pxDefaultSize
				__nextHasNoMarginBottom
				label={__('Tone', 'draftsmith')}
				options={catalog.tones.map((value) => ({ value, label: toneLabel(value) }))}
				value={values.tone}
				onChange={(tone) => onChange({ tone })}
			/>
		</div>
	);
}
