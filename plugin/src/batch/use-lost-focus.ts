import { useEffect, useRef } from '@wordpress/element';

/** Calls `take` when another stage is shown and what had the focus has gone with the one before. Whoever is elsewhere stays there. */
export function useLostFocus(stage: string, take: () => void): void {
	const known = useRef(stage);
	useEffect(() => {
		if (known.current !== stage && document.activeElement === document.body) take();
		known.current = stage;
	}, [stage]);
}
