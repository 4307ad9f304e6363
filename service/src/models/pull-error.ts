/** A model could not be fetched. The message says why and what to do. */
export class PullError extends Error {
	/** Whether the same may work in a moment. */
	readonly isPassing: boolean;
	/** Whether the command was called wrongly. */
	readonly isUsage: boolean;

	constructor(message: string, options: { isPassing?: boolean; isUsage?: boolean } = {}) {
		super(message);
		this.name = 'PullError';
		this.isPassing = options.isPassing ?? false;
		this.isUsage = options.isUsage ?? false;
	}
}
