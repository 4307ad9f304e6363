import type { CheckContext } from '../section-text.ts';

/** The context of an English article about coffee, with what a test needs otherwise. */
export function contextOf(changes: Partial<CheckContext> = {}): CheckContext {
	return {
		language: 'en',
		title: 'All about coffee',
		prompt: 'For people who brew at home.',
		links: [],
		avoid: [],
		target_words: 100,
		...changes,
	};
}
