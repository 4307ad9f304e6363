import type { DataRegistry } from '@wordpress/data';
import { fetchEventsToken } from '../store/api.ts';
import type { FollowPorts } from '../store/follow.ts';
import { store } from '../store/index.ts';
import { isFinal } from '../store/job-state.ts';

/** What following a job needs, from this page and this store. */
export function browserPorts(registry: DataRegistry, id: number): FollowPorts {
	const jobs = registry.dispatch(store);
	return {
		refresh: async () => {
			const job = await jobs.refresh(id);
			return { final: isFinal(job), sent: job.job_id !== null && !job.unsent };
		},
		eventsToken: () => fetchEventsToken(id),
		openStream: (url) => {
			const source = new EventSource(url);
			return {
				addEventListener: (name, listener) =>
					source.addEventListener(name, (event) => listener(event instanceof MessageEvent ? event : {})),
				close: () => source.close(),
			};
		},
		onJob: (job) => void jobs.receiveServiceJob(id, job),
		onText: (events) => void jobs.receiveText(id, events),
		isVisible: () => document.visibilityState === 'visible',
		onVisibilityChange: (listener) => {
			document.addEventListener('visibilitychange', listener);
			return () => document.removeEventListener('visibilitychange', listener);
		},
		setTimer: (run, milliseconds) => window.setTimeout(run, milliseconds),
		clearTimer: (timer) => window.clearTimeout(timer),
	};
}
