import type { Engine, Piece, WritingRequest } from '../engines/index.ts';
import type { ArticleWork, FinishedStep } from './work.ts';

/** Work on an article in memory, and what came of it. */
type TestWork = {
	work: ArticleWork;
	/** The steps in the order in which they were saved. */
	saved: () => string[];
	/** The text of the section that is shown at the moment. */
	shown: () => string;
};

/** Work whose steps are kept in memory and whose text is shown to nobody; `changes` are what a test is about. */
export function workOf(changes: Partial<ArticleWork> = {}): TestWork {
	const steps = new Map<string, FinishedStep>();
	let shown = '';
	const work: ArticleWork = {
		jobId: 'job',
		engines: async () => [],
		steps: {
			get: (step) => steps.get(step),
			all: () => steps.values(),
			save: async (step, finished) => {
				steps.set(step, finished);
			},
		},
		live: {
			enter: () => undefined,
			plan: () => undefined,
			begin: () => {
				shown = '';
			},
			append: (text) => {
				shown += text;
			},
			restart: () => {
				shown = '';
			},
			replace: () => undefined,
			words: () => 0,
			sections: () => 0,
		},
		estimateTokens: async (text) => text.length,
		maxTokens: undefined,
		failedTokens: () => 0,
		onFailedCall: async () => undefined,
		isTired: () => false,
		regenerations: 0,
		signal: new AbortController().signal,
		now: () => 0,
		...changes,
	};
	return {
		work,
		saved: () => [...steps.keys()],
		shown: () => shown,
	};
}

/** A model that answers by this; it counts no tokens. */
export function engineOf(write: (request: WritingRequest) => AsyncIterable<Piece>, id = 'fake'): Engine {
	return {
		id,
		name: id,
		kind: 'openai-compatible',
		scope: 'self_hosted',
		fallbacks: [],
		price: undefined,
		thinkingTokens: 0,
		available: () => true,
		write,
	};
}
