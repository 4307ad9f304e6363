import type { TextPiece } from './stream-events.ts';

/**
 * The live text after some events: each puts its `text` at `offset` (UTF-16 units) and forgets what stood after it.
 * An event beyond the end (an earlier one was lost) is dropped: text with a hole in it would be wrong, and the finished
 * article does not depend on it.
 */
export function mergeText(text: string, events: readonly TextPiece[]): string {
	let merged = text;
	for (const event of events) {
		if (event.offset < 0 || event.offset > merged.length) continue;
		merged = merged.slice(0, event.offset) + event.text;
	}
	return merged;
}
