/** The part of `@wordpress/commands` that we use, in 6.8 and later; the package has no types of its own. */
declare module '@wordpress/commands' {
	import type { JSX } from 'react';

	export function useCommand(command: {
		name: string;
		label: string;
		icon: JSX.Element;
		callback: (palette: { close: () => void }) => void;
	}): void;
}
