/** A backup can't be made or restored. The message says what to do. */
export class BackupError extends Error {
	constructor(message: string, options?: ErrorOptions) {
		super(message, options);
		this.name = 'BackupError';
	}
}
