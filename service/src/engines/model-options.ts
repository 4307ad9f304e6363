import type { Clock } from '../platform/clock.ts';
import type { Deadlines } from './deadlines.ts';
import type { Engine } from './engine.ts';

/** One model at one server, as the engines file or a search on this host gave it. */
export type ModelOptions = Omit<Engine, 'kind' | 'write'> & {
	/** Without a slash at its end. */
	baseUrl: string;
	/** The name that the server knows the model by. */
	model: string;
	apiKey: string | undefined;
	/** The most that is asked of the model at once, tokens. */
	maxOutputTokens: number | undefined;
	/** What the model can hold, read and written together; tokens. */
	contextTokens: number | undefined;
	/** For a connection to be made, ms. */
	connectTimeout: number;
	deadlines: Deadlines;
	clock: Clock;
};

/** What an engine says of itself: all of it but its kind and how it writes. */
export function aboutEngine(options: ModelOptions): Omit<Engine, 'kind' | 'write'> {
	const { id, name, scope, fallbacks, price, thinkingTokens, available } = options;
	return { id, name, scope, fallbacks, price, thinkingTokens, available };
}
