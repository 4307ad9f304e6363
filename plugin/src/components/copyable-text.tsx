import { speak } from '@wordpress/a11y';
import { Button } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';

/** Puts a text into the clipboard. Gives whether it is there: a browser may forbid it, as on pages without https. */
async function copy(text: string): Promise<boolean> {
	try {
		await navigator.clipboard.writeText(text);
		return true;
	} catch {
		return false;
	}
}

/** A text to be copied as it is, with a button that does so; where the browser forbids it, the text is selected by a click. */
export function CopyableText({ text, label }: { text: string; label: string }) {
	const [outcome, setOutcome] = useState('');
	return (
		<div className="draftsmith-copyable">
			<code dir="ltr">{text}</code>
			<Button
				__next40pxDefaultSize
				variant="secondary"
				aria-label={label}
				onClick={async () => {
					const isCopied = await copy(text);
					const words = isCopied
						? __('Copied', 'draftsmith')
						: __('Not allowed by the browser: select it and copy it yourself', 'draftsmith');
					setOutcome(words);
					speak(words, 'polite');
				}}
			>
				{__('Copy', 'draftsmith')}
			</Button>
			{outcome !== '' && <span className="draftsmith-muted">{outcome}</span>}
		</div>
	);
}
