import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Database } from './store/index.ts';

export type Metrics = {
	contentType: string;
	/** `duration` in ms. */
	observe: (method: string, route: string, status: number, duration: number) => void;
	/** Prometheus' text format. */
	render: () => Promise<string>;
};

/** Numbers for an operator. Labels are routes, methods and states: never an id, a domain or content. */
export function createMetrics(db: Database, running: () => number): Metrics {
	const registry = new Registry();
	collectDefaultMetrics({ register: registry });
	const requests = new Histogram({
		name: 'draftsmith_http_request_duration_seconds',
		help: 'Duration of HTTP requests',
		labelNames: ['method', 'route', 'status'],
		buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5, 30],
		registers: [registry],
	});
	new Gauge({
		name: 'draftsmith_jobs',
		help: 'Jobs by place: queued, running and parked (awaiting approval) in all processes, running_here in this one',
		labelNames: ['place'],
		registers: [registry],
		async collect() {
			const sums = await db
				.selectFrom('lanes')
				.select((eb) => [
					eb.fn.sum<number>('queued').as('queued'),
					eb.fn.sum<number>('running').as('running'),
					eb.fn.sum<number>('parked').as('parked'),
				])
				.executeTakeFirst();
			this.set({ place: 'queued' }, Number(sums?.queued ?? 0));
			this.set({ place: 'running' }, Number(sums?.running ?? 0));
			this.set({ place: 'parked' }, Number(sums?.parked ?? 0));
			this.set({ place: 'running_here' }, running());
		},
	});
	new Gauge({
		name: 'draftsmith_messages_waiting',
		help: 'Mails and webhooks that are not sent yet, in all processes',
		labelNames: ['outbox'],
		registers: [registry],
		async collect() {
			for (const outbox of ['mails', 'webhook_deliveries'] as const) {
				const waiting = await db
					.selectFrom(outbox)
					.select((eb) => eb.fn.countAll<number>().as('count'))
					.where('state', '=', 'waiting')
					.executeTakeFirstOrThrow();
				this.set({ outbox }, Number(waiting.count));
			}
		},
	});
	return {
		contentType: registry.contentType,
		observe: (method, route, status, duration) => requests.observe({ method, route, status }, duration / 1000),
		render: () => registry.metrics(),
	};
}
