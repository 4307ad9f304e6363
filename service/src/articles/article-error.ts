import { EngineError } from '../engines/index.ts';

export type ArticleErrorCode =
	| 'wrong_language'
	| 'max_tokens_reached'
	| 'model_empty'
	| 'model_refused'
	/** Something was left to be filled in, and can't be taken out. */
	| 'placeholder'
	/** A part that was written anew says only what stands elsewhere. */
	| 'repetition'
	/** So much had to be taken out that too little is left. */
	| 'too_short';

/**
 * Why an article can't be finished, however often this attempt is repeated. Its steps and tokens are spent; only a new request
 * can do better. The message is for the editor and never holds content.
 */
export class ArticleError extends Error {
	readonly code: ArticleErrorCode;
	/** Whether the same request may succeed when it is submitted again. */
	readonly retryable: boolean;

	constructor(code: ArticleErrorCode, detail: string, retryable: boolean) {
		super(detail);
		this.name = 'ArticleError';
		this.code = code;
		this.retryable = retryable;
	}
}

/**
 * Whether a step that an article can do without is left out after this error: one that will not pass by trying again, or any of
 * a model's when so many tries have failed in a row (`isTired`).
 */
export function mayLeaveOut(error: unknown, isTired: boolean): boolean {
	if (error instanceof ArticleError) return true;
	return error instanceof EngineError && (isTired || !error.retryable || error.code === 'model_empty');
}
