import { JobRequest, Template, TemplateContent, TemplateList, TemplateName } from '@draftsmith/shared';
import { z } from 'zod';

const MOST_PRESETS = 50;
const MOST_STYLES = 50;

const { prompt, language, model, content_type, tone, length, post_status, template, outline_only } = JobRequest.shape;

/** A form as it was saved: all but its title, and the date of one article. */
const PresetForm = z
	.strictObject({ prompt, language, model, content_type, tone, length, post_status, template, outline_only })
	.extend({ placement: z.enum(['post', 'selection', 'cursor']) })
	.partial();

const PresetName = z.string().min(1).max(80);

const PresetId = z
	.string()
	.regex(/^[0-9a-f-]{1,36}$/)
	.meta({ description: 'Chosen by whoever saves it first: a UUID.' });

/** What `POST /presets/{id}` takes. */
const PresetArguments = z.object({
	id: PresetId,
	name: PresetName,
	shared: z.boolean().default(false).meta({ description: 'For everybody who writes on this site.' }),
	form: PresetForm,
});

const Preset = z.object({
	id: z.string(),
	name: z.string(),
	scope: z.enum(['own', 'shared', 'fixed']).meta({ description: '`fixed`: set by wp-config.php or another plugin.' }),
	form: PresetForm,
});

const PresetList = z.object({
	data: z.array(Preset),
	may_share: z.boolean().meta({ description: 'Whether this user manages the shared ones.' }),
	may_style: z.boolean().meta({ description: 'Whether this user manages the house styles.' }),
});

/** A file of presets. Version 2 will be one that version 1 can't read. */
const PresetFile = z.strictObject({
	format: z.enum(['draftsmith-presets']),
	version: z.int().min(1).max(1),
	presets: z.array(z.strictObject({ name: PresetName, form: PresetForm })).max(MOST_PRESETS),
	styles: z
		.array(z.strictObject({ name: TemplateName, content: TemplateContent }))
		.max(MOST_STYLES)
		.default([]),
});

/** What the site's own routes about presets and house styles take and give. */
export const presetSchemas = {
	PresetArguments,
	PresetImportArguments: z.object({ shared: z.boolean().default(false), file: z.object({}) }),
	PresetIdArguments: z.object({ id: PresetId }),
	PresetList,
	PresetImport: PresetList.extend({
		imported: z.object({ presets: z.int(), styles: z.int() }),
		left_out_styles: z.int().meta({ description: 'House styles that this user may not save.' }),
	}),
	PresetFile,
	Template,
	TemplateList,
	TemplateArguments: TemplateContent.extend({ name: TemplateName }),
	TemplateNameArguments: z.object({ name: TemplateName }),
	TemplateContent,
};
