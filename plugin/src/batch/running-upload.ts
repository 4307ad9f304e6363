import { useEffect, useState } from '@wordpress/element';
import type { Upload } from './upload.ts';

/** An upload that this page is busy with, whatever part of the page began it. */
export interface RunningUpload {
	upload: Upload;
	/** How many of its rows are there. */
	sent: number;
	/** Sends nothing more of it, and resolves when what was sent is deleted, if that was still possible. */
	discard: () => Promise<void>;
}

/** What runs an upload tells of it. */
export interface UploadTask {
	signal: AbortSignal;
	progress: (sent: number) => void;
	end: () => void;
}

let running: RunningUpload | null = null;
const listeners = new Set<() => void>();

function set(next: RunningUpload | null) {
	running = next;
	for (const listener of listeners) listener();
}

/** Begins an upload; null while another runs: there is one at a time. */
export function beginUpload(upload: Upload): UploadTask | null {
	if (running) return null;
	const controller = new AbortController();
	let tellEnd = () => {};
	const ended = new Promise<void>((resolve) => {
		tellEnd = resolve;
	});
	const discard = () => {
		controller.abort();
		return ended;
	};
	set({ upload, sent: 0, discard });
	return {
		signal: controller.signal,
		progress: (sent) => set({ upload, sent, discard }),
		end: () => {
			set(null);
			tellEnd();
		},
	};
}

/** The upload that runs; null when none does. */
export const runningUpload = () => running;

/** The upload that runs, followed. */
export function useRunningUpload(): RunningUpload | null {
	const [shown, setShown] = useState(runningUpload);
	useEffect(() => {
		const follow = () => setShown(runningUpload());
		follow();
		listeners.add(follow);
		return () => {
			listeners.delete(follow);
		};
	}, []);
	return shown;
}
