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

/** One text to write: the brief for an engine that lays text out itself, and the same as messages for a model. */
export type WritingRequest = {
	brief: Brief;
	instructions: string;
	prompt: string;
	maxOutputTokens: number;
};

/** A stream of Markdown; a `usage` piece replaces what an earlier one said. */
export type Piece = { type: 'text'; text: string } | { type: 'usage'; usage: Usage };

/** What writes text, under its public model name. */
export type Engine = {
	id: string;
	name: string;
	scope: ProviderScope;
	kind: 'outline' | 'openai-compatible';
	/** Whether its server answered when last asked. */
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

	constructor(code: EngineErrorCode, detail: string, retryAfter?: number) {
		super(detail);
		this.name = 'EngineError';
		this.code = code;
		this.retryable = RETRYABLE[code];
		this.retryAfter = retryAfter;
	}
}
