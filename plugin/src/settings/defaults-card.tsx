import type { ContentType, PostStatus } from '@draftsmith/shared';
import { SelectControl } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { contentTypeLabel, statusLabel } from '../editor/labels.ts';
import type { Choices, Defaults, PreferencesEditing } from './preferences.ts';
import { SavingForm } from './saving-form.tsx';

interface Option<Value extends string> {
	value: Value;
	label: string;
}

/** The options of a field, with the value that is set among them also when it is not offered now. */
function withCurrent<Value extends string>(options: readonly Option<Value>[], current: Value): Option<Value>[] {
	if (current === '' || options.some(({ value }) => value === current)) return [...options];
	/* translators: %s: name of a model or a language. */
	return [...options, { value: current, label: sprintf(__('%s (not offered now)', 'draftsmith'), current) }];
}

function languages(catalog: NonNullable<Choices['catalog']>): Option<string>[] {
	return catalog.languages.map(({ tag, name, native_name: native }) => ({
		value: tag,
		label: name === native ? name : `${native} (${name})`,
	}));
}

/** What the form for an article begins with. Who writes may choose otherwise, as far as the role allows. */
export function DefaultsCard({ editing }: { editing: PreferencesEditing }) {
	const { preferences, choices, isLocked, save } = editing;
	const [defaults, setDefaults] = useState<Defaults>(preferences.defaults);
	const edit = (edits: Partial<Defaults>) => setDefaults((current) => ({ ...current, ...edits }));
	const { catalog } = choices;
	const models = catalog?.models.map(({ id, name }) => ({ value: id, label: name })) ?? [];
	const types = catalog?.content_types.map((value) => ({ value, label: contentTypeLabel(value) })) ?? [];
	const statuses = catalog?.post_statuses.map((value) => ({ value, label: statusLabel(value) })) ?? [];
	return (
		<SavingForm
			title={__('What a new article begins with', 'draftsmith')}
			hasChanges={JSON.stringify(defaults) !== JSON.stringify(preferences.defaults)}
			obstacle={null}
			onSave={() => save({ defaults })}
		>
			<p>
				{__(
					'Whoever writes can choose otherwise. Choices that somebody made last time come before these.',
					'draftsmith',
				)}
			</p>
			{!catalog && (
				<p className="draftsmith-muted">
					{__('The service can’t be asked right now, so only what is set can be kept or removed.', 'draftsmith')}
				</p>
			)}
			<fieldset className="draftsmith-stack" disabled={isLocked}>
				<legend className="screen-reader-text">{__('What a new article begins with', 'draftsmith')}</legend>
				<SelectControl
					__next40pxDefaultSize
					__nextHasNoMarginBottom
					label={__('Language', 'draftsmith')}
					options={[
						{ value: '', label: __('The language of the site', 'draftsmith') },
						...withCurrent(catalog ? languages(catalog) : [], defaults.language),
					]}
					value={defaults.language}
					onChange={(language) => edit({ language })}
				/>
				<SelectControl
					__next40pxDefaultSize
					__nextHasNoMarginBottom
					label={__('Model', 'draftsmith')}
					options={[
						{ value: '', label: __('The first one that is available', 'draftsmith') },
						...withCurrent(models, defaults.model),
					]}
					value={defaults.model}
					onChange={(model) => edit({ model })}
				/>
				<SelectControl<ContentType | ''>
					__next40pxDefaultSize
					__nextHasNoMarginBottom
					label={__('Content type', 'draftsmith')}
					options={[
						{ value: '', label: __('As the form has it', 'draftsmith') },
						...withCurrent<ContentType | ''>(types, defaults.content_type),
					]}
					value={defaults.content_type}
					onChange={(content_type) => edit({ content_type })}
				/>
				<SelectControl<PostStatus | ''>
					__next40pxDefaultSize
					__nextHasNoMarginBottom
					label={__('What happens to the post', 'draftsmith')}
					options={[
						{ value: '', label: __('As the form has it', 'draftsmith') },
						...withCurrent<PostStatus | ''>(statuses, defaults.post_status),
					]}
					value={defaults.post_status}
					onChange={(post_status) => edit({ post_status })}
				/>
			</fieldset>
		</SavingForm>
	);
}
