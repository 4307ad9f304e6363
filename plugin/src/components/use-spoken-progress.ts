import { speak } from '@wordpress/a11y';
import { useEffect, useRef } from '@wordpress/element';

/** Tells screen readers how far something is: at most once in `interval` milliseconds, and only what has changed since. */
export function useSpokenProgress(line: string, interval: number): void {
	const latest = useRef(line);
	latest.current = line;
	const spoken = useRef(line);
	useEffect(() => {
		const timer = setInterval(() => {
			if (latest.current === spoken.current) return;
			spoken.current = latest.current;
			speak(latest.current, 'polite');
		}, interval);
		return () => clearInterval(timer);
	}, [interval]);
}
