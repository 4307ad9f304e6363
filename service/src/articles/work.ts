import type { Phase, Usage } from '@draftsmith/shared';
import type { Engine } from '../engines/index.ts';
import type { SectionText } from './checks/index.ts';

/** Tokens read and written; estimated where the provider did not tell. */
export type Spent = { input: number; output: number };

/** What a finished step gave, and what it took. */
export type FinishedStep = { content: unknown; model: string | null; usage: Usage; spent: Spent };

/** How far an article is, for whoever watches it. `target_sections` is null until there is an outline. */
export type Progress = { phase: Phase; words: number; sections: number; target_sections: number | null };

/** The finished steps of one job. A step that was saved is never made again. */
export type StepStore = {
	get: (step: string) => FinishedStep | undefined;
	all: () => Iterable<FinishedStep>;
	/**
	 * Stores a step; resolves when it is on the disk.
	 * @throws {RunStopped} when another worker holds the job by now
	 */
	save: (step: string, finished: FinishedStep, progress: Progress) => Promise<void>;
};

/** Where the text is shown while it is written. */
export type LiveSink = {
	enter: (phase: Phase) => void;
	plan: (sections: number) => void;
	/** What follows belongs to this section. */
	begin: (section: number, heading: string) => void;
	append: (text: string) => void;
	/** What the section has so far is void; it begins anew. */
	restart: () => void;
	/** The whole text so far is this. */
	replace: (sections: readonly SectionText[]) => void;
	words: () => number;
	/** Sections that were begun. */
	sections: () => number;
};

/** All that writing one article needs from outside. */
export type ArticleWork = {
	jobId: string;
	/**
	 * The model of the request and its fallbacks, as the site may use them at this moment: its owner may withdraw what was allowed.
	 * @throws {EngineError} when there is none, or none that is allowed any more
	 */
	engines: () => Promise<readonly Engine[]>;
	steps: StepStore;
	live: LiveSink;
	/** Tokens of a text, about. */
	estimateTokens: (text: string) => Promise<number>;
	/** Ceiling of tokens for the whole job. */
	maxTokens: number | undefined;
	/** Tokens that failed calls have taken so far, in all attempts. */
	failedTokens: () => number;
	/** Notes the tokens of a call that failed. */
	onFailedCall: (spent: Spent) => Promise<void>;
	/** Whether so many tries have failed in a row that what an article can do without is left out. */
	isTired: () => boolean;
	/** Regenerations that were asked for. */
	regenerations: number;
	signal: AbortSignal;
	now: () => number;
};
