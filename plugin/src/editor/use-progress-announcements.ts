import { speak } from '@wordpress/a11y';
import { useEffect, useRef } from '@wordpress/element';

/** Milliseconds between two announcements of progress within a phase. */
const INTERVAL = 20_000;

/** Tells screen readers each new phase at once, and how far it is every 20 seconds when that has changed. */
export function useProgressAnnouncements(phase: string, line: string): void {
	const latest = useRef(line);
	latest.current = line;
	const spoken = useRef('');
	useEffect(() => speak(phase, 'polite'), [phase]);
	useEffect(() => {
		const timer = setInterval(() => {
			if (latest.current === spoken.current) return;
			spoken.current = latest.current;
			speak(latest.current, 'polite');
		}, INTERVAL);
		return () => clearInterval(timer);
	}, []);
}
