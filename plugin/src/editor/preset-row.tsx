import { Button, TextControl } from '@wordpress/components';
import { useEffect, useRef, useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { pencil, trash } from '@wordpress/icons';
import type { Preset } from './presets-api.ts';

/** Whose preset it is; nothing for one's own. */
function scopeText({ scope }: Preset): string {
	if (scope === 'shared') return __('For everybody', 'draftsmith');
	return scope === 'fixed' ? __('Set by the site', 'draftsmith') : '';
}

/** One preset: its name, which applies it, and for who may change it a new name or its end. */
export function PresetRow(props: {
	preset: Preset;
	mayChange: boolean;
	isBusy: boolean;
	onApply: () => void;
	onRename: (name: string) => void;
	onDelete: () => void;
}) {
	const { preset, mayChange, isBusy } = props;
	const [newName, setNewName] = useState<string | null>(null);
	const field = useRef<HTMLInputElement>(null);
	const renameButton = useRef<HTMLButtonElement>(null);
	const isRenaming = newName !== null;
	useEffect(() => {
		if (isRenaming) field.current?.focus();
	}, [isRenaming]);
	const stop = () => {
		setNewName(null);
		renameButton.current?.focus();
	};
	const rename = () => {
		const name = (newName ?? '').trim();
		if (name !== '' && name !== preset.name) props.onRename(name);
		stop();
	};
	const scope = scopeText(preset);
	return (
		<li>
			<div className="draftsmith-presets__row">
				<span className="draftsmith-presets__name">
					{preset.name}
					{scope !== '' && <span className="draftsmith-presets__scope draftsmith-muted">{scope}</span>}
				</span>
				<Button
					size="compact"
					variant="secondary"
					/* translators: %s: name of a preset. */
					aria-label={sprintf(__('Apply “%s”', 'draftsmith'), preset.name)}
					onClick={props.onApply}
				>
					{__('Apply', 'draftsmith')}
				</Button>
				{mayChange && (
					<>
						<Button
							size="compact"
							icon={pencil}
							ref={renameButton}
							aria-expanded={isRenaming}
							/* translators: %s: name of a preset. */
							label={sprintf(__('Rename “%s”', 'draftsmith'), preset.name)}
							disabled={isBusy}
							accessibleWhenDisabled
							onClick={() => (isRenaming ? stop() : setNewName(preset.name))}
						/>
						<Button
							size="compact"
							icon={trash}
							/* translators: %s: name of a preset. */
							label={sprintf(__('Delete “%s”', 'draftsmith'), preset.name)}
							disabled={isBusy}
							accessibleWhenDisabled
							onClick={props.onDelete}
						/>
					</>
				)}
			</div>
			{isRenaming && (
				<div className="draftsmith-presets__rename">
					<TextControl
						__next40pxDefaultSize
						__nextHasNoMarginBottom
						label={__('New name', 'draftsmith')}
						maxLength={80}
						ref={field}
						value={newName}
						onChange={setNewName}
						onKeyDown={(event) => {
							if (event.key === 'Escape') {
								event.stopPropagation();
								stop();
							}
							if (event.key !== 'Enter') return;
							event.preventDefault();
							rename();
						}}
					/>
					<Button __next40pxDefaultSize variant="secondary" onClick={rename}>
						{__('Rename', 'draftsmith')}
					</Button>
				</div>
			)}
		</li>
	);
}
