import { Button, TextareaControl } from '@wordpress/components';
import { useEffect, useRef, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';

/** Asks what shall be different about a section, and has it written anew. The focus comes in with it, and goes back on Escape. */
export function RegenerateForm(props: { onRegenerate: (hint: string) => void; onClose: () => void }) {
	const [hint, setHint] = useState('');
	const field = useRef<HTMLTextAreaElement>(null);
	useEffect(() => field.current?.focus(), []);
	return (
		<form
			className="draftsmith-stack"
			onSubmit={(event) => {
				event.preventDefault();
				props.onRegenerate(hint.trim());
			}}
			onKeyDown={(event) => {
				if (event.key !== 'Escape') return;
				event.stopPropagation();
				props.onClose();
			}}
		>
			<TextareaControl
				__nextHasNoMarginBottom
				ref={field}
				label={__('What shall be different? (optional)', 'draftsmith')}
				help={__(
					'For example: shorter, with an example, for beginners. It counts towards your limits like any other text.',
					'draftsmith',
				)}
				rows={2}
				maxLength={2000}
				value={hint}
				onChange={setHint}
			/>
			<div className="draftsmith-actions">
				<Button __next40pxDefaultSize variant="secondary" type="submit">
					{__('Write this section again', 'draftsmith')}
				</Button>
				<Button __next40pxDefaultSize variant="tertiary" onClick={props.onClose}>
					{__('Cancel', 'draftsmith')}
				</Button>
			</div>
		</form>
	);
}
