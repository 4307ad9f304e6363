import type { ContentType, ProviderScope, Tone, Usage } from '@draftsmith/shared';

/** What is to be written. */
export type Brief = {
	title: string;
	prompt: string;
	/** BCP 47. */
	language: string;
	content_type: ContentType;
	tone: Tone;
	/** Target length. */
	words: number;
};

/** What a model is told: how to write, and what. */
export type Messages = { instructions: string; prompt: string };

/** One text to write: the brief for an engine that lays text out itself, and messages for a model. */
export type WritingRequest = Messages & {
	brief: Brief;
	/** Room for the text; what a model thinks with may be added to it. */
	maxOutputTokens: number;
	/** The most tokens that may be written in all, thoughts and text. */
	ceiling?: number;
};

/**
 * A stream of Markdown; a `usage` piece replaces what an earlier one said. `thoughts` are no text, but were written, and cost what text
 * does. `restart`: all text up to here is void, and was written all the same.
 */
export type Piece =
	| { type: 'text'; text: string }
	| { type: 'thoughts'; text: string }
	| { type: 'usage'; usage: Usage }
	| { type: 'restart' };

/** By whose protocol an engine writes; `outline` asks no model. */
export type EngineKind =
	| 'outline'
	| 'openai-compatible'
	| 'openai'
	| 'anthropic'
	| 'google'
	| 'xai'
	| 'deepseek'
	| 'llama-cpp';

/** What tokens cost, micro-USD per million of them. */
export type Price = { input: number; output: number };

/** What writes text, under its public model name. */
export type Engine = {
	id: string;
	name: string;
	scope: ProviderScope;
	kind: EngineKind;
	/** Models to ask, in this order, when this one can't write now. Only those of its own scope are asked. */
	fallbacks: readonly string[];
	/** `undefined`: nobody told. */
	price: Price | undefined;
	/** Added to what is asked, for a model that thinks before it writes: its thoughts count as output. Tokens. */
	thinkingTokens: number;
	/** Whether it can be asked now: its key is there, and its server answered when last asked. */
	available: () => boolean;
	/**
	 * Writes; ends when the text is complete.
	 * @throws {EngineError} when it can't be completed; `signal.reason` when aborted
	 */
	write: (request: WritingRequest, signal: AbortSignal) => AsyncIterable<Piece>;
};

export type EngineErrorCode =
	| 'model_rate_limited'
	| 'model_unavailable'
	| 'model_refused'
	| 'model_timeout'
	| 'model_stream_cut'
	| 'model_truncated'
	| 'model_empty';

const RETRYABLE: Record<EngineErrorCode, boolean> = {
	model_rate_limited: true,
	model_unavailable: true,
	model_refused: false,
	model_timeout: true,
	model_stream_cut: true,
	model_truncated: false,
	model_empty: true,
};

/**
 * Why a text was not completed. Made anew at the boundary to a provider: the errors of SDKs and servers carry the prompt, and
 * must not travel on.
 */
export class EngineError extends Error {
	readonly code: EngineErrorCode;
	readonly retryable: boolean;
	/** What the server asked to wait, ms. */
	readonly retryAfter: number | undefined;
	/** `false`: the model was not asked at all, for it failed just before. That need not use up one of a job's attempts. */
	readonly asked: boolean;

	constructor(code: EngineErrorCode, detail: string, retryAfter?: number, asked = true) {
		super(detail);
		this.name = 'EngineError';
		this.code = code;
		this.retryable = RETRYABLE[code];
		this.retryAfter = retryAfter;
		this.asked = asked;
	}
}
