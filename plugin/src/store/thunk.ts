import type { DataRegistry } from '@wordpress/data';
import type { Action } from './actions.ts';
import type * as selectors from './selectors.ts';
import type { State } from './types.ts';

type Bound<Selector> = Selector extends (state: State, ...rest: infer Rest) => infer Result
	? (...rest: Rest) => Result
	: never;

/** What `@wordpress/data` hands to a thunk of our store. */
interface ThunkArguments {
	dispatch: <Result>(action: Action | Thunk<Result>) => Result;
	select: { [Name in keyof typeof selectors]: Bound<(typeof selectors)[Name]> };
	registry: DataRegistry;
}

/** An action that does something over time. */
export type Thunk<Result> = (thunk: ThunkArguments) => Result;
