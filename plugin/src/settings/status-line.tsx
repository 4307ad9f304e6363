import { Icon } from '@wordpress/components';
import { check, close, lineSolid } from '@wordpress/icons';

/** How something stands: good, bad, or not yet known. */
export type Standing = 'ok' | 'failed' | 'skipped';

const icons = { ok: check, failed: close, skipped: lineSolid };

/** How something stands, as icon and word. The icon says nothing that the word does not. */
export function StatusLine({ standing, word }: { standing: Standing; word: string }) {
	return (
		<span className={`draftsmith-status draftsmith-status--${standing}`}>
			<Icon icon={icons[standing]} size={24} />
			<span className="draftsmith-status__word">{word}</span>
		</span>
	);
}
