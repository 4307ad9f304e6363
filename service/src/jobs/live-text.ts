import type { Phase } from '@draftsmith/shared';
import { countWords } from '../articles/index.ts';
import type { Clock } from '../platform/clock.ts';

/** The text of a running job, in memory only: what is on the disk is sealed. */
type LiveText = {
	attempt: number;
	phase: () => Phase;
	/** UTF-16 units so far. */
	length: () => number;
	/** The text from an offset on. */
	from: (offset: number) => string;
	words: () => number;
	append: (text: string) => void;
	enter: (phase: Phase) => void;
};

export type LiveTexts = {
	get: (jobId: string) => LiveText | undefined;
	/** Begins the text of one attempt; `onChange` is called after each change. */
	open: (jobId: string, attempt: number, language: string, onChange: () => void) => LiveText;
	/** The attempt is over. Its text stays for a moment, for subscribers who have not read the end of it yet. */
	close: (jobId: string, attempt: number) => void;
};

/** How much must be new before the words are counted again; a count of the whole text for every piece would be quadratic. */
const RECOUNT_AFTER = 120;
/** How long a text outlives its attempt, ms. */
const LINGER = 3000;

/** The texts that this process is writing now. */
export function createLiveTexts(clock: Clock): LiveTexts {
	const texts = new Map<string, LiveText>();
	return {
		get: (jobId) => texts.get(jobId),
		open: (jobId, attempt, language, onChange) => {
			const text = createLiveText(attempt, language, onChange);
			texts.set(jobId, text);
			return text;
		},
		close: (jobId, attempt) => {
			clock.after(LINGER, () => {
				if (texts.get(jobId)?.attempt === attempt) texts.delete(jobId);
			});
		},
	};
}

function createLiveText(attempt: number, language: string, onChange: () => void): LiveText {
	let text = '';
	let phase: Phase = 'writing';
	let words = 0;
	let counted = 0;
	return {
		attempt,
		phase: () => phase,
		length: () => text.length,
		from: (offset) => text.slice(offset),
		words: () => {
			if (text.length - counted >= RECOUNT_AFTER) {
				words += countWords(text.slice(counted), language);
				counted = text.length;
			}
			return words;
		},
		append: (piece) => {
			text += piece;
			onChange();
		},
		enter: (next) => {
			phase = next;
			onChange();
		},
	};
}
