import { createHash } from 'node:crypto';
import type { Phase } from '@draftsmith/shared';
import { countWords, type LiveSink, type SectionText } from '../articles/index.ts';
import type { Clock } from '../platform/clock.ts';

/** A stretch of text that belongs to one section. */
export type Stretch = { offset: number; text: string; section: number };

/** The text of a job as a subscriber reads it. */
export type ShownText = {
	attempt: number;
	/** Grows each time that text which was there is taken back. */
	edition: () => number;
	/** How much of what a reader of an edition has, up to `offset`, still stands. UTF-16 units. */
	standing: (edition: number, offset: number) => number;
	/** The section in which an offset lies. */
	sectionAt: (offset: number) => number;
	/** The text from an offset on, by section. */
	from: (offset: number) => Stretch[];
};

/** The text of a running job, in memory only: what is on the disk is sealed. */
export type LiveText = ShownText & {
	phase: () => Phase;
	/** Sections finished, and how many there will be; null until that is known. */
	sections: () => number;
	targetSections: () => number | null;
	words: () => number;
	/** What was taken back so far, and a digest of what is there. */
	history: () => History;
	sink: LiveSink;
};

/** What is kept of a text when it is forgotten: for each edition after the first, how much of the one before stood. */
type History = { attempt: number; rewinds: readonly number[]; digest: string };

export type LiveTexts = {
	get: (jobId: string) => LiveText | undefined;
	/** Begins the text of one attempt; `onChange` is called after each change. */
	open: (jobId: string, attempt: number, language: string, onChange: () => void) => LiveText;
	/** The attempt is over. Its text stays for a moment, for subscribers who have not read the end of it yet. */
	close: (jobId: string, attempt: number) => void;
	/**
	 * How much stood each time that an attempt, which ended with this very text, took text back; undefined when nobody knows (any more).
	 * It is remembered for as long as an events token is good.
	 */
	rewindsOf: (jobId: string, attempt: number, text: string) => readonly number[] | undefined;
};

/** How much must be new before the words are counted again; a count of the whole text for every piece would be quadratic. */
const RECOUNT_AFTER = 120;
/** How long a text outlives its attempt, ms. */
const LINGER = 3000;
/** How long what was taken back of it is remembered, ms. Whoever reconnects by then gets the rest, and later all of it. */
const REMEMBER = 10 * 60_000;

/** The texts that this process is writing now. */
export function createLiveTexts(clock: Clock): LiveTexts {
	const texts = new Map<string, LiveText>();
	const histories = new Map<string, History>();

	function forget(jobId: string, attempt: number): void {
		const text = texts.get(jobId);
		if (text?.attempt !== attempt) return;
		texts.delete(jobId);
		const history = text.history();
		histories.set(jobId, history);
		clock.after(REMEMBER, () => {
			if (histories.get(jobId) === history) histories.delete(jobId);
		});
	}

	return {
		get: (jobId) => texts.get(jobId),
		open: (jobId, attempt, language, onChange) => {
			const text = createLiveText(attempt, language, onChange);
			texts.set(jobId, text);
			return text;
		},
		close: (jobId, attempt) => {
			clock.after(LINGER, () => forget(jobId, attempt));
		},
		rewindsOf: (jobId, attempt, text) => {
			const history = texts.get(jobId)?.history() ?? histories.get(jobId);
			return history?.attempt === attempt && history.digest === digestOf(text) ? history.rewinds : undefined;
		},
	};
}

function digestOf(text: string): string {
	return createHash('sha256').update(text).digest('base64');
}

/** How much of what a reader of an edition has, up to `offset`, stands after these were taken back. UTF-16 units. */
export function standing(rewinds: readonly number[], edition: number, offset: number): number {
	return Math.min(offset, ...rewinds.slice(edition));
}

/** The live text of one attempt; `onChange` is called after each change. */
export function createLiveText(attempt: number, language: string, onChange: () => void): LiveText {
	let text = '';
	let phase: Phase = 'outlining';
	let finished = 0;
	let target: number | null = null;
	let words = 0;
	let counted = 0;
	/** Where each section begins, and its own text after the heading. */
	let starts: number[] = [];
	let bodyStart = 0;
	/** For each edition after the first, how much of the one before stood. */
	const rewinds: number[] = [];

	function cutTo(length: number): void {
		if (length >= text.length) return;
		rewinds.push(length);
		text = text.slice(0, length);
		if (counted > length) {
			counted = 0;
			words = 0;
		}
	}

	function begin(section: number, heading: string): void {
		if (text !== '') text += '\n\n';
		starts[section] = text.length;
		if (heading !== '') text += `## ${heading}\n\n`;
		bodyStart = text.length;
		finished = section;
	}

	function replace(sections: readonly SectionText[]): void {
		const before = text;
		const next = layOut(sections);
		let same = 0;
		while (same < before.length && same < next.text.length && before[same] === next.text[same]) same++;
		cutTo(same);
		text = next.text;
		starts = next.starts;
		finished = sections.length;
	}

	const changing =
		<Arguments extends unknown[]>(change: (...given: Arguments) => void) =>
		(...given: Arguments): void => {
			change(...given);
			onChange();
		};

	function countedWords(): number {
		if (text.length - counted >= RECOUNT_AFTER) {
			words += countWords(text.slice(counted), language);
			counted = text.length;
		}
		return words;
	}

	return {
		attempt,
		phase: () => phase,
		sections: () => finished,
		targetSections: () => target,
		words: countedWords,
		edition: () => rewinds.length,
		standing: (edition, offset) => Math.min(text.length, standing(rewinds, edition, offset)),
		sectionAt: (offset) => sectionIn(starts, offset),
		from: (offset) => stretches(text, starts, offset),
		history: () => ({ attempt, rewinds: [...rewinds], digest: digestOf(text) }),
		sink: {
			enter: changing((next) => {
				phase = next;
			}),
			plan: changing((sections) => {
				target = sections;
			}),
			begin: changing(begin),
			append: changing((piece) => {
				text += piece;
			}),
			restart: changing(() => cutTo(bodyStart)),
			replace: changing(replace),
			words: countedWords,
			sections: () => finished,
		},
	};
}

/** Sections as one text, and where each of them begins. */
export function layOut(sections: readonly SectionText[]): { text: string; starts: number[] } {
	const starts: number[] = [];
	let text = '';
	for (const { heading, markdown } of sections) {
		if (text !== '') text += '\n\n';
		starts.push(text.length);
		text += heading === '' ? markdown : `## ${heading}\n\n${markdown}`;
	}
	return { text, starts };
}

/** The section in which an offset lies, of those which begin at `starts`. */
export function sectionIn(starts: readonly number[], offset: number): number {
	return Math.max(
		0,
		starts.findLastIndex((start) => start <= offset),
	);
}

/** A text from an offset on, by its sections, which begin at `starts`. */
export function stretches(text: string, starts: readonly number[], offset: number): Stretch[] {
	const found: Stretch[] = [];
	let from = offset;
	for (const section of starts.keys()) {
		const end = Math.min(starts[section + 1] ?? text.length, text.length);
		if (end <= from) continue;
		found.push({ offset: from, text: text.slice(from, end), section });
		from = end;
	}
	return found;
}
