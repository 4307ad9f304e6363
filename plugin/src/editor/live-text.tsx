import { useLayoutEffect, useRef } from '@wordpress/element';
import { __ } from '@wordpress/i18n';

/** Pixels from the end within which a reader counts as following the text. */
const NEAR_END = 40;

/**
 * The text as it is being written: plain text, never HTML. It scrolls along unless the reader has scrolled back. It is not
 * read out as it grows (nobody could listen to that); progress is announced instead, and it can be read at any time.
 */
export function LiveText({ text }: { text: string }) {
	const box = useRef<HTMLDivElement>(null);
	const follows = useRef(true);
	useLayoutEffect(() => {
		if (box.current && follows.current) box.current.scrollTop = box.current.scrollHeight;
	}, [text]);
	return (
		<div
			className="draftsmith-text draftsmith-live-text"
			role="log"
			aria-live="off"
			aria-label={__('Text so far', 'draftsmith')}
			// biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard.
			tabIndex={0}
			ref={box}
			onScroll={({ currentTarget }) => {
				const rest = currentTarget.scrollHeight - currentTarget.scrollTop - currentTarget.clientHeight;
				follows.current = rest < NEAR_END;
			}}
		>
			{text}
		</div>
	);
}
