import type { Phase } from '@draftsmith/shared';
import { countWords, type LiveSink, type SectionText } from '../articles/index.ts';
import type { Clock } from '../platform/clock.ts';

/** A stretch of text that belongs to one section. */
export type Stretch = { offset: number; text: string; section: number };

/** The text of a running job, in memory only: what is on the disk is sealed. */
export type LiveText = {
	attempt: number;
	phase: () => Phase;
	/** Sections finished, and how many there will be; null until that is known. */
	sections: () => number;
	targetSections: () => number | null;
	words: () => number;
	/** Grows each time that text which was there is taken back. */
	edition: () => number;
	/** How much of what a reader of an edition has, up to `offset`, still stands. UTF-16 units. */
	standing: (edition: number, offset: number) => number;
	/** The section in which an offset lies. */
	sectionAt: (offset: number) => number;
	/** The text from an offset on, by section. */
	from: (offset: number) => Stretch[];
	sink: LiveSink;
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
		standing: (edition, offset) => Math.min(offset, text.length, ...rewinds.slice(edition)),
		sectionAt: (offset) =>
			Math.max(
				0,
				starts.findLastIndex((start) => start <= offset),
			),
		from: (offset) => stretches(text, starts, offset),
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

function layOut(sections: readonly SectionText[]): { text: string; starts: number[] } {
	const starts: number[] = [];
	let text = '';
	for (const { heading, markdown } of sections) {
		if (text !== '') text += '\n\n';
		starts.push(text.length);
		text += heading === '' ? markdown : `## ${heading}\n\n${markdown}`;
	}
	return { text, starts };
}

function stretches(text: string, starts: readonly number[], offset: number): Stretch[] {
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
