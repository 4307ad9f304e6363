import { speak } from '@wordpress/a11y';
import { useEffect } from '@wordpress/element';
import { useSpokenProgress } from '../components/use-spoken-progress.ts';

/** Milliseconds between two announcements of progress within a phase. */
const INTERVAL = 20_000;

/** Tells screen readers each new phase at once, and how far it is every 20 seconds when that has changed. */
export function useProgressAnnouncements(phase: string, line: string): void {
	useEffect(() => speak(phase, 'polite'), [phase]);
	useSpokenProgress(line, INTERVAL);
}
