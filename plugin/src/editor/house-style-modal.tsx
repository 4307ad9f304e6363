import type { Catalog, Template } from '@draftsmith/shared';
import { Button, Modal, SelectControl, TextareaControl, TextControl } from '@wordpress/components';
import { useEffect, useRef, useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { BusyButton } from '../components/busy-button.tsx';
import { ConfirmModal } from '../components/confirm-modal.tsx';
import { fieldHelp } from '../components/field-help.tsx';
import { RequestErrorNotice } from '../components/request-error-notice.tsx';
import { useRequest } from '../components/use-request.ts';
import { checkStyle, emptyStyle, type HouseStyleDraft, styleName, toStyle, toStyleDraft } from './house-style-draft.ts';
import { contentTypeLabel } from './labels.ts';
import { deleteStyle, saveStyle } from './presets-api.ts';

/** The fields that hold text of several lines. */
function longFields(): {
	name: Exclude<keyof HouseStyleDraft, 'name' | 'content_type'>;
	label: string;
	help?: string;
}[] {
	return [
		{ name: 'audience', label: __('Who reads it', 'draftsmith') },
		{ name: 'house_style', label: __('How this site writes', 'draftsmith') },
		{
			name: 'glossary',
			label: __('Terms', 'draftsmith'),
			help: __('One a line: term = how to use it.', 'draftsmith'),
		},
		{ name: 'avoid', label: __('Words to avoid', 'draftsmith'), help: __('One a line.', 'draftsmith') },
		{ name: 'outline_rules', label: __('Rules for outlines', 'draftsmith'), help: __('One a line.', 'draftsmith') },
		{ name: 'writing_rules', label: __('Rules for texts', 'draftsmith'), help: __('One a line.', 'draftsmith') },
	];
}

/** A house style to make, change or delete. It holds for the whole site. */
export function HouseStyleModal(props: {
	/** Null for a new one. */
	style: Template | null;
	/** The names that are in use. */
	names: readonly string[];
	catalog: Catalog;
	onClose: () => void;
	/** Gets the name that the form shall choose now; empty when it was deleted. */
	onSaved: (name: string) => void;
}) {
	const { style, catalog, onClose, onSaved } = props;
	// A new one must not take the place of another.
	const taken = style ? [] : props.names;
	const [draft, setDraft] = useState(() => (style ? toStyleDraft(style.name, style.content) : emptyStyle));
	const [isChecked, setChecked] = useState(false);
	const [attempts, setAttempts] = useState(0);
	const [isDeleting, setDeleting] = useState(false);
	const form = useRef<HTMLFormElement>(null);
	const { isBusy, failure, run } = useRequest();
	const errors = isChecked ? checkStyle(draft, taken) : {};
	useEffect(() => {
		if (attempts > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
	}, [attempts]);
	const save = () => {
		setChecked(true);
		setAttempts((count) => count + 1);
		if (Object.keys(checkStyle(draft, taken)).length > 0) return;
		void run(
			() => saveStyle(style?.name ?? styleName(draft.name), toStyle(draft)),
			({ name }) => onSaved(name),
		);
	};
	return (
		<Modal
			title={style ? __('Change the house style', 'draftsmith') : __('New house style', 'draftsmith')}
			size="medium"
			onRequestClose={onClose}
		>
			<form
				className="draftsmith-stack"
				noValidate
				ref={form}
				onSubmit={(event) => {
					event.preventDefault();
					// React would hand it to the form around this window, too, which generates.
					event.stopPropagation();
					save();
				}}
			>
				<TextControl
					__next40pxDefaultSize
					__nextHasNoMarginBottom
					label={__('Name', 'draftsmith')}
					help={fieldHelp(errors.name, __('Small letters and hyphens, for example house-style.', 'draftsmith'))}
					aria-invalid={errors.name !== undefined}
					readOnly={style !== null}
					value={draft.name}
					onChange={(name) => setDraft({ ...draft, name })}
				/>
				<SelectControl
					__next40pxDefaultSize
					__nextHasNoMarginBottom
					label={__('Content type', 'draftsmith')}
					options={catalog.content_types.map((value) => ({ value, label: contentTypeLabel(value) }))}
					value={draft.content_type}
					onChange={(type) => setDraft({ ...draft, content_type: type })}
				/>
				{longFields().map(({ name, label, help }) => (
					<TextareaControl
						key={name}
						__nextHasNoMarginBottom
						label={label}
						help={fieldHelp(errors[name], help)}
						aria-invalid={errors[name] !== undefined}
						rows={3}
						value={draft[name]}
						onChange={(value) => setDraft({ ...draft, [name]: value })}
					/>
				))}
				{failure && <RequestErrorNotice error={failure} />}
				<div className="draftsmith-actions">
					<BusyButton variant="primary" isBusy={isBusy}>
						{__('Save house style', 'draftsmith')}
					</BusyButton>
					{style && (
						<Button
							__next40pxDefaultSize
							variant="tertiary"
							isDestructive
							disabled={isBusy}
							accessibleWhenDisabled
							onClick={() => setDeleting(true)}
						>
							{__('Delete', 'draftsmith')}
						</Button>
					)}
					<Button __next40pxDefaultSize variant="tertiary" onClick={onClose}>
						{__('Cancel', 'draftsmith')}
					</Button>
				</div>
			</form>
			{style && isDeleting && (
				<ConfirmModal
					title={__('Delete this house style?', 'draftsmith')}
					onClose={() => setDeleting(false)}
					answers={[
						{
							label: __('Delete', 'draftsmith'),
							isDestructive: true,
							onChoose: () =>
								void run(
									() => deleteStyle(style.name),
									() => onSaved(''),
								),
						},
					]}
				>
					{/* translators: %s: name of a preset. */}
					{sprintf(__('“%s” is gone then, for everybody.', 'draftsmith'), style.name)}
				</ConfirmModal>
			)}
		</Modal>
	);
}
