export type ArticleErrorCode = 'wrong_language' | 'max_tokens_reached' | 'model_empty';

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
