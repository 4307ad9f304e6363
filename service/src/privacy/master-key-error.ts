/** The master key can't be had. The message says what to do. */
export class MasterKeyError extends Error {
	constructor(message: string) {
		super(message);
		this.name = 'MasterKeyError';
	}
}
