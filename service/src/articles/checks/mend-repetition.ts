import type { Repetition } from './check-repetition.ts';
import { editBlock, editLines, type LineEdit } from './edit-lines.ts';
import type { ReadSection } from './read-section.ts';

/** The section's Markdown without what is said again; the first of each stays. */
export function withoutRepetitions(section: ReadSection, repetitions: readonly Repetition[]): string {
	const edits = repetitions.flatMap(({ token, kept }): LineEdit[] => {
		const edit = editBlock(section.tokens[token - 1], kept === '' ? [] : [kept]);
		return edit === null ? [] : [edit];
	});
	return editLines(section.lines, edits);
}
