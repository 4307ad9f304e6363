import { CheckboxControl, PanelBody, TextareaControl, TextControl } from '@wordpress/components';
import { useDispatch, useSelect } from '@wordpress/data';
import { store as editorStore } from '@wordpress/editor';
import { useEffect, useMemo, useRef, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { boot } from '../components/boot.ts';
import { BusyButton } from '../components/busy-button.tsx';
import { fieldHelp } from '../components/field-help.tsx';
import { RequestErrorNotice } from '../components/request-error-notice.tsx';
import { canWaitForOutline, startValues, toSubmission, validateForm } from '../store/form.ts';
import { store } from '../store/index.ts';
import { readPreferences, writePreferences } from '../store/preferences.ts';
import type { FormValues, SiteCatalog } from '../store/types.ts';
import { Estimate } from './estimate.tsx';
import type { FieldProps } from './field.tsx';
import { FormatFields } from './format-fields.tsx';
import { HouseStyleField } from './house-style-field.tsx';
import { LanguageField } from './language-field.tsx';
import { ModelField } from './model-field.tsx';
import { PlacementField } from './placement-field.tsx';
import { isDraftLike } from './post-status.ts';
import { Presets } from './presets.tsx';
import { StatusFields } from './status-fields.tsx';
import { UsageToday } from './usage-today.tsx';
import type { CurrentPost } from './use-current-post.ts';

/** The form that asks for an article for this post. */
export function RequestForm({ catalog, post }: { catalog: SiteCatalog; post: CurrentPost }) {
	const { postTitle, status, edits, isBusy, error, needsSaving } = useSelect(
		(select) => {
			const editor = select(editorStore);
			return {
				postTitle: editor.getEditedPostAttribute('title') ?? '',
				status: editor.getCurrentPostAttribute('status'),
				edits: select(store).getFormEdits(post.id),
				isBusy: select(store).isSubmitting(post.id),
				error: select(store).getSubmitError(post.id),
				needsSaving: editor.isEditedPostDirty() && editor.isEditedPostSaveable(),
			};
		},
		[post.id],
	);
	const { editForm, submit, setPlacement, invalidateResolution } = useDispatch(store);
	const { editPost, savePost } = useDispatch(editorStore);
	const [isChecked, setChecked] = useState(false);
	const [isSaving, setSaving] = useState(false);
	const form = useRef<HTMLFormElement>(null);
	const start = useMemo(
		() => startValues(catalog, boot.siteLanguage, readPreferences(window.localStorage), boot.postStatuses),
		[catalog],
	);
	const values: FormValues = { ...start, ...edits };
	const title = post.hasTitle ? postTitle : values.title;
	const errors = isChecked ? validateForm(values, title, catalog, Date.now()) : {};
	const onChange = (change: Partial<FormValues>) => void editForm(post.id, change);
	const fields: FieldProps = { values, errors, catalog, onChange };

	const [attempts, setAttempts] = useState(0);
	// Focus moves when somebody tries to send, not while they type.
	useEffect(() => {
		if (attempts > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
	}, [attempts]);

	const send = async () => {
		setChecked(true);
		setAttempts((count) => count + 1);
		if (Object.keys(validateForm(values, title, catalog, Date.now())).length > 0) return;
		writePreferences(window.localStorage, values);
		if (isDraftLike(status) && needsSaving) {
			// A saved draft keeps its address over a reload, and lets the tab be closed without a warning.
			setSaving(true);
			await savePost();
			setSaving(false);
		}
		const job = await submit(toSubmission(values, title, post, catalog));
		if (!job) return;
		void setPlacement(job.id, values.placement);
		// A service that was just out of reach is not asked more.
		if (job.unsent) return;
		void invalidateResolution('getToday', []);
		// It says how many more this user may ask for.
		void invalidateResolution('getCatalog', []);
	};
	const isSending = isBusy || isSaving;
	return (
		<form
			className="draftsmith-form"
			noValidate
			ref={form}
			onSubmit={(event) => {
				event.preventDefault();
				if (!isSending) void send();
			}}
		>
			<PanelBody>
				<div className="draftsmith-stack">
					<TextControl
						__next40pxDefaultSize
						__nextHasNoMarginBottom
						label={__('Title', 'draftsmith')}
						help={fieldHelp(
							errors.title,
							post.hasTitle
								? __('This is the post’s title; changing it here changes it there.', 'draftsmith')
								: undefined,
						)}
						aria-invalid={errors.title !== undefined}
						value={title}
						onChange={(value) => (post.hasTitle ? void editPost({ title: value }) : onChange({ title: value }))}
					/>
					<TextareaControl
						__nextHasNoMarginBottom
						label={__('What should the article say? (optional)', 'draftsmith')}
						help={fieldHelp(errors.prompt, __('Facts, audience, points to make, words to avoid.', 'draftsmith'))}
						aria-invalid={errors.prompt !== undefined}
						rows={5}
						value={values.prompt}
						onChange={(prompt) => onChange({ prompt })}
					/>
					<LanguageField {...fields} />
					<ModelField {...fields} />
					{canWaitForOutline(values, catalog) && (
						<CheckboxControl
							__nextHasNoMarginBottom
							label={__('Approve the outline first', 'draftsmith')}
							help={__('You can change its sections before anything is written.', 'draftsmith')}
							checked={values.outline_only}
							onChange={(isWanted) => onChange({ outline_only: isWanted })}
						/>
					)}
				</div>
			</PanelBody>
			<PanelBody title={__('Format', 'draftsmith')}>
				<FormatFields {...fields} />
			</PanelBody>
			<PanelBody title={__('House style', 'draftsmith')} initialOpen={values.template !== ''}>
				<HouseStyleField {...fields} />
			</PanelBody>
			<PanelBody title={__('When it is inserted', 'draftsmith')}>
				<div className="draftsmith-stack">
					<StatusFields {...fields} currentStatus={status} />
					<PlacementField value={values.placement} onChange={(placement) => onChange({ placement })} />
				</div>
			</PanelBody>
			<PanelBody title={__('Presets', 'draftsmith')} initialOpen={false}>
				<Presets values={values} catalog={catalog} onChange={onChange} />
			</PanelBody>
			<PanelBody title={__('Estimate', 'draftsmith')} initialOpen={false}>
				<Estimate submission={isEstimable(values, catalog) ? toSubmission(values, title, post, catalog) : null} />
			</PanelBody>
			<UsageToday />
			<div className="draftsmith-form__footer draftsmith-stack">
				{error && <RequestErrorNotice error={error} onRetry={() => void send()} />}
				<BusyButton variant="primary" isBusy={isSending} busyLabel={__('Sending…', 'draftsmith')}>
					{__('Generate', 'draftsmith')}
				</BusyButton>
			</div>
		</form>
	);
}

/** Whether the service could estimate the request: the title and the date hardly count. */
function isEstimable(values: FormValues, catalog: SiteCatalog): boolean {
	const { title: _title, post_date: _date, ...others } = validateForm(values, '–', catalog, Date.now());
	return Object.keys(others).length === 0;
}
