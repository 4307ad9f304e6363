import type { PromptText, QuestionsText, SeriesText, TableText } from './language/texts.ts';
import { bulletList, heading, table } from './markdown.ts';

/** A section of the outline, ready to be written. */
export interface Section {
	/** Markdown of one line. */
	readonly heading: string;
	/** Its part of the length; all shares of a plan add up to 100. */
	readonly share: number;
	/** The section is left out of texts shorter than this many words. */
	readonly fromWords: number;
	/** Into how many equal parts its words go (steps, items, questions); 1 if it is one text. */
	readonly parts: number;
	readonly body: () => Iterable<string>;
}

type Placing = Pick<Section, 'share'> & Partial<Pick<Section, 'fromWords' | 'heading'>>;

/** A section that is a list of prompts. */
export function promptSection(text: PromptText, placing: Placing): Section {
	return { heading: text.heading, fromWords: 0, parts: 1, ...placing, body: () => bulletList(text.prompts) };
}

/** A section of `count` questions at most, each a heading with the prompt for its answer. */
export function questionSection(text: QuestionsText, count: number, placing: Placing): Section {
	const questions = text.questions.slice(0, count);
	return {
		heading: text.heading,
		fromWords: 0,
		...placing,
		parts: questions.length,
		*body() {
			for (const { question, prompt } of questions) {
				yield heading(3, question);
				yield* bulletList([prompt]);
			}
		},
	};
}

/** A section of `count` numbered parts, each a heading with prompts that fit its place. */
export function seriesSection(text: SeriesText, count: number, placing: Placing): Section {
	return {
		heading: text.heading,
		fromWords: 0,
		...placing,
		parts: count,
		*body() {
			yield* bulletList(text.prompts);
			for (let number = 1; number <= count; number++) {
				yield heading(3, text.label(number));
				yield* bulletList(promptsOfPart(text, number, count));
			}
		},
	};
}

function promptsOfPart(text: SeriesText, number: number, count: number): readonly string[] {
	if (number === 1) return text.first;
	if (number === count) return text.last;
	return text.middle[(number - 2) % text.middle.length] ?? text.middle[0];
}

/** A section with prompts and a table to fill in, one column for each option (Markdown of one line). */
export function tableSection(text: TableText, options: readonly string[], placing: Placing): Section {
	return {
		...promptSection(text, placing),
		*body() {
			yield* bulletList(text.prompts);
			yield* table(
				[text.criterion, ...options],
				text.rows.map((row) => [row]),
			);
		},
	};
}
