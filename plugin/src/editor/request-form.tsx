import type { Catalog } from '@draftsmith/shared';
import { Button, PanelBody, TextareaControl, TextControl } from '@wordpress/components';
import { useDispatch, useSelect } from '@wordpress/data';
import { store as editorStore } from '@wordpress/editor';
import { useEffect, useMemo, useRef, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { boot } from '../components/boot.ts';
import { RequestErrorNotice } from '../components/request-error-notice.tsx';
import { startValues, toSubmission, validateForm } from '../store/form.ts';
import { store } from '../store/index.ts';
import { readPreferences, writePreferences } from '../store/preferences.ts';
import type { FormValues } from '../store/types.ts';
import { type FieldProps, fieldHelp } from './field.tsx';
import { FormatFields } from './format-fields.tsx';
import { LanguageField } from './language-field.tsx';
import { ModelField } from './model-field.tsx';
import { isDraftLike } from './post-status.ts';
import { StatusFields } from './status-fields.tsx';
import type { CurrentPost } from './use-current-post.ts';

/** The form that asks for an article for this post. */
export function RequestForm({ catalog, post }: { catalog: Catalog; post: CurrentPost }) {
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
	const { editForm, submit } = useDispatch(store);
	const { editPost, savePost } = useDispatch(editorStore);
	const [isChecked, setChecked] = useState(false);
	const [isSaving, setSaving] = useState(false);
	const form = useRef<HTMLFormElement>(null);
	const start = useMemo(() => startValues(catalog, boot.siteLanguage, readPreferences(window.localStorage)), [catalog]);
	const values: FormValues = { ...start, ...edits };
	const title = post.hasTitle ? postTitle : values.title;
	const errors = isChecked ? validateForm(values, title, catalog, Date.now()) : {};
	const onChange = (change: Partial<FormValues>) => void editForm(post.id, change);
	const fields: FieldProps = { values, errors, catalog, onChange };

	const hasErrors = Object.keys(errors).length > 0;
	const [attempts, setAttempts] = useState(0);
	// Focus moves when somebody tries to send, not while they type.
	useEffect(() => {
		if (hasErrors) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
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
		await submit(toSubmission(values, title, post.id, post.type));
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
				</div>
			</PanelBody>
			<PanelBody title={__('Format', 'draftsmith')}>
				<FormatFields {...fields} />
			</PanelBody>
			<PanelBody title={__('When it is inserted', 'draftsmith')}>
				<StatusFields {...fields} currentStatus={status} />
			</PanelBody>
			<div className="draftsmith-form__footer draftsmith-stack">
				{error && <RequestErrorNotice error={error} onRetry={() => void send()} />}
				<Button
					__next40pxDefaultSize
					variant="primary"
					type="submit"
					isBusy={isSending}
					disabled={isSending}
					accessibleWhenDisabled
				>
					{isSending ? __('Sending…', 'draftsmith') : __('Generate', 'draftsmith')}
				</Button>
			</div>
		</form>
	);
}
