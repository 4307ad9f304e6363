import type { Template, TemplateList } from '@draftsmith/shared';
import { Button, SelectControl, Spinner } from '@wordpress/components';
import { useEffect, useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { boot } from '../components/boot.ts';
import { fieldHelp } from '../components/field-help.tsx';
import { RequestErrorNotice } from '../components/request-error-notice.tsx';
import { useRequest } from '../components/use-request.ts';
import type { FieldProps } from './field.tsx';
import { HouseStyleModal } from './house-style-modal.tsx';
import { contentTypeLabel } from './labels.ts';
import { fetchStyles } from './presets-api.ts';

/** Which house style the article follows; administrators make and change them here. Asked for when this part is opened. */
export function HouseStyleField({ values, errors, catalog, onChange }: FieldProps) {
	const [styles, setStyles] = useState<TemplateList | null>(null);
	const [edited, setEdited] = useState<Template | 'new' | null>(null);
	const { failure, run } = useRequest();
	const load = () => run(fetchStyles, setStyles);
	// Once, when it is opened.
	useEffect(() => void load(), []);
	const isUnknown =
		styles !== null && values.template !== '' && !styles.data.some(({ name }) => name === values.template);
	useEffect(() => {
		// A preset may name one that was made, or imported, since this list was asked for.
		if (isUnknown) void load();
	}, [isUnknown]);
	if (!styles)
		return failure ? (
			<RequestErrorNotice error={failure} onRetry={() => void load()} />
		) : (
			<p role="status">
				<Spinner /> {__('Loading…', 'draftsmith')}
			</p>
		);
	const chosen = styles.data.find(({ name }) => name === values.template);
	const options = [
		{ value: '', label: __('None', 'draftsmith') },
		...styles.data.map(({ name }) => ({ value: name, label: name })),
	];
	/* translators: %s: name of a house style. */
	if (isUnknown)
		options.push({ value: values.template, label: sprintf(__('%s: not available', 'draftsmith'), values.template) });
	const problem = isUnknown
		? __('This house style is gone, or your role may not use it. Choose another one, or none.', 'draftsmith')
		: errors.template;
	return (
		<div className="draftsmith-stack">
			<SelectControl
				__next40pxDefaultSize
				__nextHasNoMarginBottom
				label={__('House style', 'draftsmith')}
				help={fieldHelp(
					problem,
					chosen
						? /* translators: %s: name of a content type. */
							sprintf(
								__('It decides the content type: %s.', 'draftsmith'),
								contentTypeLabel(chosen.content.content_type),
							)
						: __('How this site writes: its readers, its words, and those to avoid.', 'draftsmith'),
				)}
				aria-invalid={problem !== undefined}
				options={options}
				value={values.template}
				onChange={(template) => onChange({ template })}
			/>
			{boot.userCanManage && (
				<div className="draftsmith-actions">
					<Button __next40pxDefaultSize variant="secondary" onClick={() => setEdited('new')}>
						{__('New house style', 'draftsmith')}
					</Button>
					{chosen && (
						<Button __next40pxDefaultSize variant="tertiary" onClick={() => setEdited(chosen)}>
							{__('Change', 'draftsmith')}
						</Button>
					)}
				</div>
			)}
			{edited && (
				<HouseStyleModal
					style={edited === 'new' ? null : edited}
					names={styles.data.map(({ name }) => name)}
					catalog={catalog}
					onClose={() => setEdited(null)}
					onSaved={(name) => {
						setEdited(null);
						onChange({ template: name });
						void load();
					}}
				/>
			)}
		</div>
	);
}
