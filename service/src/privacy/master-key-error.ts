import { SetupError } from '../platform/setup-error.ts';

/** The master key can't be had. The message says what to do. */
export class MasterKeyError extends SetupError {
	constructor(message: string) {
		super(message);
		this.name = 'MasterKeyError';
	}
}
