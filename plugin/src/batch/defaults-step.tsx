import type { Catalog, PostStatus } from '@draftsmith/shared';
import { SelectControl, TextControl } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import { contentTypeLabel, scopeLabel, statusLabel, toneLabel } from '../editor/labels.ts';
import type { Options } from './api.ts';
import { type Defaults, readWords, WORDS } from './read-row.ts';

/** The number of words that the field begins with. */
export const USUAL_WORDS = 750;

/** What holds where the list says nothing. `words`: the number of words as it is typed, which may be none. */
export function DefaultsStep(props: {
	catalog: Catalog;
	options: Options;
	defaults: Defaults;
	words: string;
	onWords: (words: string) => void;
	onChange: (changes: Partial<Defaults>) => void;
}) {
	const { catalog, options, defaults, words, onChange } = props;
	const type = options.post_types.find(({ slug }) => slug === defaults.post_type);
	const model = catalog.models.find(({ id }) => id === defaults.model);
	// Posts are scheduled by a date of their own or by the plan below.
	const statuses: PostStatus[] = (type?.statuses ?? []).filter((status) => status !== 'future');
	const isCustom = typeof defaults.length === 'number';
	const isWordsBad = readWords(words) === undefined;
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
						onChange({
							length:
								value === 'short' || value === 'medium' || value === 'long' ? value : (readWords(words) ?? USUAL_WORDS),
						})
					}
				/>
				{isCustom && (
					<TextControl
						{...common}
						label={__('Words', 'draftsmith')}
						type="number"
						inputMode="numeric"
						help={
							isWordsBad && (
								<span className="draftsmith-error">
									{sprintf(
										/* translators: 1: fewest words, 2: most words. */
										__('Type a whole number from %1$d to %2$d.', 'draftsmith'),
										WORDS.fewest,
										WORDS.most,
									)}
								</span>
							)
						}
						aria-invalid={isWordsBad}
						min={WORDS.fewest}
						max={WORDS.most}
						step={50}
						value={words}
						onChange={(value) => {
							props.onWords(value);
							const length = readWords(value);
							if (length !== undefined) onChange({ length });
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
