import type { ProblemCode } from './section-text.ts';

/** What became of a problem: `mended` without a model, or `left` in the text. */
export type ProblemState = 'mended' | 'left';

const TEXTS: Record<ProblemCode, Record<ProblemState, string>> = {
	placeholder: {
		mended: 'Something was left to be filled in; the sentence, list item or table row that held it was taken out.',
		left: 'Something is still left to be filled in, in a quotation or a heading, where it may be meant. Fill it in before you publish, unless your readers are to.',
	},
	self_reference: {
		mended: 'The model spoke of itself or to you; the sentence or list item was taken out.',
		left: 'The model still speaks of itself or to you somewhere. Take that out before you publish.',
	},
	duplicate_heading: {
		mended: 'A heading stood there twice; the second is a bold line now, or was taken out.',
		left: 'Two headings say the same, or one repeats the title. Word one of them otherwise.',
	},
	unfinished: {
		mended: 'The text broke off; its end was cut back to what is whole.',
		left: 'The text breaks off at its end. Complete it or take the end out.',
	},
	heading_level: {
		mended: 'Headings were put into order.',
		left: 'The headings skip a level. Put them into order.',
	},
	foreign_link: {
		mended:
			'A link or image that is not in your request was taken out: the words of a link are still there, a bare address went, with its sentence where that said nothing else.',
		left: 'An address that is not in your request is in the text; it is not published as a link. Check it.',
	},
	avoided_word: {
		mended: 'A word that the template avoids was there and is gone.',
		left: 'A word that the template avoids is still there.',
	},
	too_short: {
		mended: 'The text was shorter than asked for; it is no longer.',
		left: 'The text is shorter than asked for.',
	},
	too_long: {
		mended: 'The text was longer than asked for; it is no longer.',
		left: 'The text is longer than asked for.',
	},
	wrong_language: {
		mended: 'A part was in another language; it is no longer.',
		left: 'A part may be in another language. Read it before you publish.',
	},
	refusal: {
		mended: 'The model refused to write a part at first; it is there now.',
		left: 'The model did not write a part: it refused, or asked a question instead. Write it yourself or choose another model.',
	},
	repetition: {
		mended: 'Something was said again word for word; only the first is still there.',
		left: 'Something is said again word for word. Take one of them out.',
	},
};

/** What an editor is told of a problem: one or two sentences in English that are true in its state and quote nothing. */
export function problemText(code: ProblemCode, state: ProblemState): string {
	return TEXTS[code][state];
}
