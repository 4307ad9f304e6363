import type { Catalog, PostStatus } from '@draftsmith/shared';
import { SelectControl, TextControl } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { contentTypeLabel, scopeLabel, statusLabel, toneLabel } from '../editor/labels.ts';
import type { Options } from './api.ts';
import type { Defaults } from './read-row.ts';

/** What holds where the list says nothing. */
export function DefaultsStep(props: {
	catalog: Catalog;
	options: Options;
	defaults: Defaults;
	onChange: (changes: Partial<Defaults>) => void;
}) {
	const { catalog, options, defaults, onChange } = props;
	const [words, setWords] = useState('750');
	const type = options.post_types.find(({ slug }) => slug === defaults.post_type);
	const model = catalog.models.find(({ id }) => id === defaults.model);
	// Posts are scheduled by a date of their own or by the plan below.
	const statuses: PostStatus[] = (type?.statuses ?? []).filter((status) => status !== 'future');
	const isCustom = typeof defaults.length === 'number';
	const common = { __next40pxDefaultSize: true, __nextHasNoMarginBottom: true } as const;
	return (
		<section className="draftsmith-card draftsmith-stack">
			<h2>{__('What holds where the list says nothing', 'draftsmith')}</h2>
			<div className="draftsmith-mapping">
				<SelectControl
					{...common}
					label={__('Language', 'draftsmith')}
					value={defaults.language}
					options={catalog.languages.map(({ tag, name, native_name: native }) => ({
						value: tag,
						label: native === name ? native : `${native} (${name})`,
					}))}
					onChange={(language) => onChange({ language })}
				/>
				<SelectControl
					{...common}
					label={__('Model', 'draftsmith')}
					help={model && scopeLabel(model.scope)}
					value={defaults.model}
					options={[
						...(model ? [] : [{ value: '', label: __('Choose a model', 'draftsmith'), disabled: true }]),
						...catalog.models.map(({ id, name, available }) => ({ value: id, label: name, disabled: !available })),
					]}
					onChange={(id) => onChange({ model: id })}
				/>
				<SelectControl
					{...common}
					label={__('Content type', 'draftsmith')}
					value={defaults.content_type}
					options={catalog.content_types.map((value) => ({ value, label: contentTypeLabel(value) }))}
					onChange={(content_type) => onChange({ content_type })}
				/>
				<SelectControl
					{...common}
					label={__('Length', 'draftsmith')}
					value={typeof defaults.length === 'number' ? 'custom' : defaults.length}
					options={[
						{ value: 'short', label: __('Short', 'draftsmith') },
						{ value: 'medium', label: __('Medium', 'draftsmith') },
						{ value: 'long', label: __('Long', 'draftsmith') },
						{ value: 'custom', label: __('Number of words…', 'draftsmith') },
					]}
					onChange={(value) =>
						onChange({ length: value === 'short' || value === 'medium' || value === 'long' ? value : Number(words) })
					}
				/>
				{isCustom && (
					<TextControl
						{...common}
						label={__('Words', 'draftsmith')}
						type="number"
						inputMode="numeric"
						min={50}
						max={10000}
						step={50}
						value={words}
						onChange={(value) => {
							setWords(value);
							const number = Number(value);
							if (Number.isInteger(number) && number >= 50 && number <= 10_000) onChange({ length: number });
						}}
					/>
				)}
				<SelectControl
					{...common}
					label={__('Tone', 'draftsmith')}
					value={defaults.tone}
					options={catalog.tones.map((value) => ({ value, label: toneLabel(value) }))}
					onChange={(tone) => onChange({ tone })}
				/>
				<SelectControl
					{...common}
					label={__('Post type', 'draftsmith')}
					value={defaults.post_type}
					options={options.post_types.map(({ slug, name }) => ({ value: slug, label: name }))}
					onChange={(post_type) => onChange({ post_type })}
				/>
				<SelectControl
					{...common}
					label={__('Status', 'draftsmith')}
					value={defaults.post_status}
					options={statuses.map((value) => ({ value, label: statusLabel(value) }))}
					onChange={(post_status) => onChange({ post_status })}
				/>
			</div>
		</section>
	);
}
