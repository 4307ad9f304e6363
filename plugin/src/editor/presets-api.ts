import type { Length, Template, TemplateInput, TemplateList } from '@draftsmith/shared';
import apiFetch from '@wordpress/api-fetch';
import type { FormValues } from '../store/types.ts';

/** A form as it was saved: all but the title, and the date of one article. What it lacks stays as it is. */
export type PresetForm = Partial<
	Pick<
		FormValues,
		| 'prompt'
		| 'language'
		| 'model'
		| 'content_type'
		| 'tone'
		| 'post_status'
		| 'template'
		| 'outline_only'
		| 'placement'
	> & { length: Length }
>;

/** A saved form. `fixed`: set by wp-config.php or another plugin. */
export interface Preset {
	id: string;
	name: string;
	scope: 'own' | 'shared' | 'fixed';
	form: PresetForm;
}

/** The presets that this user may use, and what else they may do. */
export interface PresetList {
	data: Preset[];
	may_share: boolean;
	may_style: boolean;
}

/** What an import did. */
export interface PresetImport extends PresetList {
	imported: { presets: number; styles: number };
	left_out_styles: number;
}

const base = '/draftsmith/v1';

/** All presets that this user may use. */
export const fetchPresets = () => apiFetch<PresetList>({ path: `${base}/presets` });

/** Saves a preset, or replaces the one of this id. */
export const savePreset = ({ id, ...data }: { id: string; name: string; shared: boolean; form: PresetForm }) =>
	apiFetch<PresetList>({ path: `${base}/presets/${id}`, method: 'POST', data });

/** Deletes a preset. */
export const deletePreset = (id: string) => apiFetch<PresetList>({ path: `${base}/presets/${id}`, method: 'DELETE' });

/** Takes over a file, whose content is checked by the site. */
export const importPresets = (file: object, shared: boolean) =>
	apiFetch<PresetImport>({ path: `${base}/presets/import`, method: 'POST', data: { file, shared } });

/** The house styles of the site. */
export const fetchStyles = () => apiFetch<TemplateList>({ path: `${base}/templates` });

/** Saves a house style as its newest version. */
export const saveStyle = (name: string, data: TemplateInput) =>
	apiFetch<Template>({ path: `${base}/templates/${name}`, method: 'POST', data });

/** Deletes a house style. */
export const deleteStyle = (name: string) =>
	apiFetch<{ deleted: boolean }>({ path: `${base}/templates/${name}`, method: 'DELETE' });

/** The preset that a form makes. */
export function toPresetForm(values: FormValues): PresetForm {
	const words = Number(values.custom_length);
	const length = values.length === 'custom' ? words : values.length;
	return {
		prompt: values.prompt,
		language: values.language,
		...(values.model === '' ? {} : { model: values.model }),
		content_type: values.content_type,
		tone: values.tone,
		...(typeof length === 'number' && !(length >= 50 && length <= 10_000) ? {} : { length }),
		// A preset has no date, so it can't schedule.
		post_status: values.post_status === 'future' ? 'draft' : values.post_status,
		...(values.template === '' ? {} : { template: values.template }),
		outline_only: values.outline_only,
		placement: values.placement,
	};
}

/** What applying a preset changes in a form: all that it says; a preset without a house style takes the style away. */
export function fromPresetForm(form: PresetForm): Partial<FormValues> {
	const { length, template = '', ...same } = form;
	if (length === undefined) return { ...same, template };
	return typeof length === 'number'
		? { ...same, template, length: 'custom', custom_length: String(length) }
		: { ...same, template, length };
}
