import { join } from 'node:path';
import type { Job, JobRequest } from '@draftsmith/shared';
import type { Client } from '@draftsmith/shared/client';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import { askedIn, writesArticle } from '../fakes/fake-article-model.ts';
import { type FakeOpenAiServer, startFakeOpenAiServer } from '../fakes/fake-openai-server.ts';
import { middayClock } from './midday-clock.ts';
import { startTestService, type TestService } from './start-test-service.ts';

/** What most tests ask for; `fake` is its model. */
export const request = { title: 'Bread from the village', language: 'en', model: 'fake', length: 600 } as const;

/** A service with models that are played, and what is done with it in most tests. */
export type ArticleService = {
	readonly service: TestService;
	/** Plays `fake`, `careful` (which falls back to `other`), `thinker` and the external `faraway`. */
	readonly upstream: FakeOpenAiServer;
	/** Plays `other`. */
	readonly other: FakeOpenAiServer;
	/** The steps that a fake was asked for, in order: `section 0`, `describe` … */
	tasks: (server?: FakeOpenAiServer) => string[];
	submit: (overrides?: Partial<JobRequest>) => Promise<{ client: Client; key: string; id: string }>;
	/** A job as soon as it has ended, or waits for an approval. */
	ended: (client: Client, id: string) => Promise<Job>;
	/** Submits and waits. */
	write: (overrides?: Partial<JobRequest>) => Promise<{ client: Client; id: string; job: Job }>;
};

/** Starts it for the tests of a file; after the last of them the service's counts must be those of its jobs. */
export function useArticleService(): ArticleService {
	let upstream: FakeOpenAiServer | undefined;
	let other: FakeOpenAiServer | undefined;
	let service: TestService | undefined;
	const started = <Part>(part: Part | undefined): Part => {
		if (part === undefined) throw new Error('the service is not started yet');
		return part;
	};

	beforeAll(async () => {
		upstream = await startFakeOpenAiServer(writesArticle());
		other = await startFakeOpenAiServer(writesArticle());
		const server = {
			engine: 'openai-compatible',
			scope: 'self_hosted',
			model: 'fake-model',
			base_url: upstream.baseUrl,
		};
		const price = { input_usd_per_million: 1, output_usd_per_million: 2 };
		service = await startTestService({
			clock: middayClock(),
			environment: { DRAFTSMITH_PLAN: 'agency' },
			models: [
				{ ...server, id: 'fake', price },
				{ ...server, id: 'careful', fallbacks: ['other'] },
				{ ...server, id: 'other', base_url: other.baseUrl },
				{ ...server, id: 'thinker', thinking_tokens: 4000 },
				{ ...server, id: 'faraway', scope: 'external' },
			],
		});
	});
	afterAll(async () => {
		if (service) expectSoundCounts(service.folder);
		await service?.stop();
		await Promise.all([upstream?.stop(), other?.stop()]);
	});
	beforeEach(() => {
		for (const server of [started(upstream), started(other)]) {
			server.requests.length = 0;
			server.behave(writesArticle());
		}
	});

	const tasks = (server = started(upstream)) =>
		server.requests.map(({ body }) => {
			const { task, section } = askedIn(body);
			return task === 'section' || task === 'repair' ? `${task} ${section}` : task;
		});

	async function submit(overrides: Partial<JobRequest> = {}) {
		const { client, key } = await started(service).register({ allow_external_providers: true });
		const { id } = await client.submit({ ...request, ...overrides }, { idempotencyKey: crypto.randomUUID() });
		return { client, key, id };
	}

	async function ended(client: Client, id: string): Promise<Job> {
		let job: Job;
		do job = await client.job(id, { wait: 25 });
		while (job.finished_at === null && job.phase !== 'awaiting_approval');
		return job;
	}

	return {
		get service() {
			return started(service);
		},
		get upstream() {
			return started(upstream);
		},
		get other() {
			return started(other);
		},
		tasks,
		submit,
		ended,
		write: async (overrides) => {
			const { client, id } = await submit(overrides);
			return { client, id, job: await ended(client, id) };
		},
	};
}

/** Lanes, usage, quota and steps say what the jobs say. */
export function expectSoundCounts(folder: string): void {
	const database = new Database(join(folder, 'draftsmith.sqlite'), { readonly: true });
	const value = (sql: string) => database.prepare(sql).pluck().get();
	const rows = (sql: string) => database.prepare(sql).all();
	const jobs = (condition: string) => `(select count(*) from jobs where jobs.site_id = lanes.site_id and ${condition})`;
	const places = [
		`queued <> ${jobs("state = 'starting' and phase <> 'awaiting_approval'")}`,
		`parked <> ${jobs("state = 'starting' and phase = 'awaiting_approval'")}`,
		`running <> ${jobs("state = 'processing'")}`,
	];
	expect(value(`select count(*) from lanes where ${places.join(' or ')}`)).toBe(0);
	// Usage is the sum of what ended: of its requests those that gave an article, of its tokens all that count.
	const hasArticle = "(state = 'succeeded' or regenerating is not null)";
	const counted = `sum(case when ${hasArticle} then 1 else 0 end) as requests,
		coalesce(sum(input_tokens), 0) as input, coalesce(sum(output_tokens), 0) as output`;
	expect(
		rows(`select api_key_id, model, sum(requests) as requests, sum(input_tokens) as input, sum(output_tokens) as output
			from usage_days group by 1, 2 order by 1, 2`),
	).toEqual(
		rows(`select * from (select api_key_id, model, ${counted} from jobs group by 1, 2)
			where requests + input + output > 0 order by 1, 2`),
	);
	// The quota has that, and what unfinished jobs hold.
	const open = "state in ('starting', 'processing')";
	expect(
		rows('select account_id, sum(requests) as requests, sum(tokens) as tokens from quota_days group by 1 order by 1'),
	).toEqual(
		rows(`select account_id, sum(case when ${open} or ${hasArticle} then 1 else 0 end) as requests,
			sum(reserved_tokens + coalesce(input_tokens, 0) + coalesce(output_tokens, 0)) as tokens
			from jobs join sites on sites.id = site_id group by 1 order by 1`),
	);
	expect(value(`select count(*) from jobs where reserved_tokens <> 0 and not ${open}`)).toBe(0);
	expect(value('select count(*) from job_steps join jobs on jobs.id = job_id where content_key is null')).toBe(0);
	database.close();
}
