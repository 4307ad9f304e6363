import { speak } from '@wordpress/a11y';
import { Button, CheckboxControl, FormFileUpload, Notice, Spinner, TextControl } from '@wordpress/components';
import { useEffect, useState } from '@wordpress/element';
import { __, _n, sprintf } from '@wordpress/i18n';
import { boot } from '../components/boot.ts';
import { BusyButton } from '../components/busy-button.tsx';
import { ConfirmModal } from '../components/confirm-modal.tsx';
import { formatNumber } from '../components/format.ts';
import { RequestErrorNotice } from '../components/request-error-notice.tsx';
import { useRequest } from '../components/use-request.ts';
import { saveFile } from '../settings/save-file.ts';
import { onlyOffered } from '../store/form.ts';
import { randomUuid } from '../store/holder.ts';
import { toRequestError } from '../store/request-error.ts';
import type { FormValues, SiteCatalog } from '../store/types.ts';
import { PresetRow } from './preset-row.tsx';
import {
	deletePreset,
	fetchPresets,
	fetchStyles,
	fromPresetForm,
	importPresets,
	type Preset,
	type PresetImport,
	type PresetList,
	savePreset,
	toPresetForm,
} from './presets-api.ts';
import { presetsFile, readPresetsFile } from './presets-file.ts';

/** What an import did, in words. */
function importedText({ imported, left_out_styles: leftOut }: PresetImport): string {
	/* translators: %s: number of presets. */
	const presets = sprintf(
		_n('%s preset was imported.', '%s presets were imported.', imported.presets, 'draftsmith'),
		formatNumber(imported.presets),
	);
	if (imported.styles > 0)
		/* translators: %s: number of house styles. */
		return `${presets} ${sprintf(_n('%s house style was imported.', '%s house styles were imported.', imported.styles, 'draftsmith'), formatNumber(imported.styles))}`;
	return leftOut > 0
		? `${presets} ${__('The house styles in the file were left out: only administrators can save them.', 'draftsmith')}`
		: presets;
}

/** Saved forms: to apply, save, rename, delete, and to take to another site as a file. Asked for when this part is opened. */
export function Presets(props: {
	values: FormValues;
	catalog: SiteCatalog;
	onChange: (edits: Partial<FormValues>) => void;
}) {
	const { values, catalog, onChange } = props;
	const [list, setList] = useState<PresetList | null>(null);
	const [name, setName] = useState('');
	const [isShared, setShared] = useState(false);
	const [news, setNews] = useState('');
	const [doomed, setDoomed] = useState<Preset | null>(null);
	const { isBusy, failure, run } = useRequest();
	const load = () => run(fetchPresets, setList);
	// Once, when it is opened.
	useEffect(() => void load(), []);

	const tell = (text: string) => {
		setNews(text);
		speak(text, 'polite');
	};
	const change = (request: () => Promise<PresetList>, text: string) =>
		run(request, (answer) => {
			setList(answer);
			tell(text);
		});
	const mayChange = ({ scope }: Preset) => scope === 'own' || (scope === 'shared' && list?.may_share === true);
	const wanted = name.trim().toLowerCase();
	const sameName = list?.data.find(
		(preset) => preset.scope === (isShared ? 'shared' : 'own') && preset.name.toLowerCase() === wanted,
	);
	const save = async () => {
		const preset = {
			id: sameName?.id ?? randomUuid(),
			name: name.trim(),
			shared: isShared,
			form: toPresetForm(values),
		};
		/* translators: %s: name of a preset. */
		await change(() => savePreset(preset), sprintf(__('“%s” is saved.', 'draftsmith'), preset.name));
		setName('');
	};
	const exportAll = () =>
		run(fetchStyles, ({ data: styles }) => {
			const content = new Blob([presetsFile(list?.data ?? [], styles)], { type: 'application/json' });
			saveFile({ name: 'draftsmith-presets.json', content });
		});
	const take = (file: File) =>
		run(
			async () => {
				const content = await readPresetsFile(file).catch((thrown) => {
					throw toRequestError({ code: 'draftsmith_not_presets', message: thrown.message });
				});
				return importPresets(content, isShared);
			},
			(answer) => {
				setList(answer);
				tell(importedText(answer));
			},
		);

	if (!list)
		return failure ? (
			<RequestErrorNotice error={failure} onRetry={() => void load()} />
		) : (
			<p role="status">
				<Spinner /> {__('Loading…', 'draftsmith')}
			</p>
		);
	return (
		<div className="draftsmith-stack">
			{list.data.length === 0 ? (
				<p className="draftsmith-muted">
					{__('There are none yet. Fill in the form, then save it here for the next article.', 'draftsmith')}
				</p>
			) : (
				<ul className="draftsmith-presets">
					{list.data.map((preset) => (
						<PresetRow
							key={preset.id}
							preset={preset}
							mayChange={mayChange(preset)}
							isBusy={isBusy}
							onApply={() => {
								onChange(onlyOffered(fromPresetForm(preset.form), catalog, boot.postStatuses));
								/* translators: %s: name of a preset. */
								tell(sprintf(__('“%s” is in the form.', 'draftsmith'), preset.name));
							}}
							onRename={(newName) =>
								void change(
									() => savePreset({ ...preset, name: newName, shared: preset.scope === 'shared' }),
									/* translators: %s: name of a preset. */
									sprintf(__('It is called “%s” now.', 'draftsmith'), newName),
								)
							}
							onDelete={() => setDoomed(preset)}
						/>
					))}
				</ul>
			)}
			<TextControl
				__next40pxDefaultSize
				__nextHasNoMarginBottom
				label={__('Save the form as', 'draftsmith')}
				help={__('All but the title is saved.', 'draftsmith')}
				maxLength={80}
				value={name}
				onChange={setName}
				onKeyDown={(event) => {
					if (event.key !== 'Enter') return;
					// Not what the form around it would do: generate.
					event.preventDefault();
					if (wanted !== '' && !isBusy) void save();
				}}
			/>
			{list.may_share && (
				<CheckboxControl
					__nextHasNoMarginBottom
					label={__('For everybody who writes on this site', 'draftsmith')}
					checked={isShared}
					onChange={setShared}
				/>
			)}
			<div className="draftsmith-actions">
				<BusyButton isBusy={isBusy} isBlocked={wanted === ''} onClick={() => void save()}>
					{sameName ? __('Replace', 'draftsmith') : __('Save preset', 'draftsmith')}
				</BusyButton>
				<Button
					__next40pxDefaultSize
					variant="tertiary"
					disabled={isBusy}
					accessibleWhenDisabled
					onClick={() => void exportAll()}
				>
					{__('Export', 'draftsmith')}
				</Button>
				<FormFileUpload
					__next40pxDefaultSize
					className="is-tertiary"
					accept="application/json,.json"
					disabled={isBusy}
					onChange={(event) => {
						const file = event.currentTarget.files?.[0];
						if (file) void take(file);
						// The same file chosen again is a change, too.
						event.currentTarget.value = '';
					}}
				>
					{__('Import', 'draftsmith')}
				</FormFileUpload>
			</div>
			{failure && <RequestErrorNotice error={failure} />}
			{news !== '' && !failure && (
				<Notice status="success" onRemove={() => setNews('')}>
					<p>{news}</p>
				</Notice>
			)}
			{doomed && (
				<ConfirmModal
					title={__('Delete this preset?', 'draftsmith')}
					onClose={() => setDoomed(null)}
					answers={[
						{
							label: __('Delete', 'draftsmith'),
							isDestructive: true,
							onChoose: () =>
								void change(
									() => deletePreset(doomed.id),
									/* translators: %s: name of a preset. */
									sprintf(__('“%s” is deleted.', 'draftsmith'), doomed.name),
								),
						},
					]}
				>
					{doomed.scope === 'shared'
						? /* translators: %s: name of a preset. */
							sprintf(__('“%s” is gone then, for everybody.', 'draftsmith'), doomed.name)
						: /* translators: %s: name of a preset. */
							sprintf(__('“%s” is gone then.', 'draftsmith'), doomed.name)}
				</ConfirmModal>
			)}
		</div>
	);
}
