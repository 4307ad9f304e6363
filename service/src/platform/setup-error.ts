/** The service can't run as it is set up. The message says what is wrong and what to do, and is all that need be shown. */
export class SetupError extends Error {
	constructor(message: string) {
		super(message);
		this.name = 'SetupError';
	}
}
