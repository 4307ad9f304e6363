/** A model could not be fetched. The message says why and what to do. */
export class PullError extends Error {
	/** Whether the same may work in a moment. */
	readonly isPassing: boolean;

	constructor(message: string, options: { isPassing: boolean } = { isPassing: false }) {
		super(message);
		this.name = 'PullError';
		this.isPassing = options.isPassing;
	}
}
