import { type Client, createClient } from '@draftsmith/shared/client';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { askedIn, writesArticle } from '../fakes/fake-article-model.ts';
import { type FakeOpenAiServer, startFakeOpenAiServer } from '../fakes/fake-openai-server.ts';
import { createMovedClock } from './moved-clock.ts';
import { startTestService, type TestService } from './start-test-service.ts';

/** Longer than the text of a job stays in memory after its end, ms. */
const AFTER_THE_END = 60_000;
/** Longer than anything of it is remembered. */
const LONG_AFTER = 20 * 60_000;

const clock = createMovedClock();
let upstream: FakeOpenAiServer;
let service: TestService;
beforeAll(async () => {
	upstream = await startFakeOpenAiServer(writesArticle());
	const fake = { id: 'fake', engine: 'openai-compatible', scope: 'self_hosted', base_url: upstream.baseUrl };
	service = await startTestService({ clock, models: [fake], environment: { DRAFTSMITH_PLAN: 'agency' } });
});
beforeEach(() => {
	upstream.requests.length = 0;
	upstream.behave(writesArticle());
});
afterAll(async () => {
	await service.stop();
	await upstream.stop();
});

type Submitted = { client: Client; key: string; id: string };

async function submit(model = 'fake'): Promise<Submitted> {
	const { client, key } = await service.register();
	const request = { title: 'Bread from the village', language: 'en', model, length: 300 };
	const { id } = await client.submit(request, { idempotencyKey: crypto.randomUUID() });
	return { client, key, id };
}

async function write(model?: string): Promise<Submitted> {
	const submitted = await submit(model);
	expect(await submitted.client.job(submitted.id, { wait: 25 })).toMatchObject({ state: 'succeeded' });
	return submitted;
}

const TextEvent = z.object({ offset: z.number(), text: z.string(), section: z.number() });
type Sent = { event: string; id: string; data: string };

/** All events that a subscriber gets until the end, from the place on that it names. */
async function follow({ client, id }: Pick<Submitted, 'client' | 'id'>, lastEventId?: string): Promise<Sent[]> {
	const { url } = await client.eventsToken(id);
	const response = await fetch(url, lastEventId === undefined ? {} : { headers: { 'last-event-id': lastEventId } });
	return (await response.text())
		.split('\n\n')
		.filter((block) => block !== '')
		.map((block) => {
			const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1] ?? '';
			return { event: field('event'), id: field('id'), data: field('data') };
		});
}

const textsOf = (events: readonly Sent[]) =>
	events.filter(({ event }) => event === 'text').map(({ data }) => TextEvent.parse(JSON.parse(data)));

/** What stands after these events, put at their offsets as they say, and the text of each section. */
function put(events: readonly Sent[], before = '') {
	let whole = before;
	const sections: string[] = [];
	for (const { offset, text, section } of textsOf(events)) {
		whole = whole.slice(0, offset) + text;
		sections[section] = (sections[section] ?? '') + text;
	}
	return { whole, sections };
}

/** What follows exactly what was there: no text is sent twice, and none is missing. */
function expectRest(events: readonly Sent[], before: string, whole: string): void {
	const texts = textsOf(events);
	expect(texts.map(({ text }) => text).join('')).toBe(whole.slice(before.length));
	expect(texts[0]?.offset).toBe(before.length);
	expect(events.map(({ event }) => event).filter((event) => event === 'end')).toHaveLength(1);
}

test('whoever returns gets exactly what came after the event that they name, wherever that was', async () => {
	upstream.behave(
		writesArticle(({ task }, answer) => ({ kind: 'write', text: answer, pieceDelay: task === 'section' ? 10 : 0 })),
	);
	const job = await submit();
	const all = await follow(job);
	const { whole } = put(all);
	expect(textsOf(all).length).toBeGreaterThan(8);
	const places = all.flatMap(({ event }, index) => (event === 'text' ? [index] : []));
	const [first = 0, middle = 0] = [places[1], places[Math.floor(places.length / 2)]];
	const resumes = async () => {
		for (const index of [first, middle]) {
			const before = put(all.slice(0, index + 1)).whole;
			expect(before.length).toBeGreaterThan(0);
			expect(before.length).toBeLessThan(whole.length);
			expectRest(await follow(job, all[index]?.id), before, whole);
		}
	};
	await resumes();
	// The same when only what is stored is there.
	clock.skip(AFTER_THE_END);
	await resumes();
	// Much later nobody knows what was taken back, so all is sent anew; from then on any of that can be resumed from.
	clock.skip(LONG_AFTER);
	expect(put(await follow(job, all[middle]?.id))).toEqual(put(await follow(job)));
	expect(textsOf(await follow(job, all[middle]?.id))[0]?.offset).toBe(0);
	const anew = await follow(job);
	const [one] = anew;
	expectRest(await follow(job, one?.id), put(anew.slice(0, 1)).whole, whole);
});

test('a late subscriber gets the whole text by section, until the article is acknowledged', async () => {
	const job = await write();
	const { article, sha256 } = await job.client.result(job.id);
	const early = put(await follow(job));
	clock.skip(AFTER_THE_END);
	const late = put(await follow(job));
	expect(late).toEqual(early);
	expect(late.sections).toHaveLength(article.sections.length);
	for (const [index, { heading }] of article.sections.entries())
		expect(late.sections[index]?.startsWith(heading === '' ? 'A baker' : `## ${heading}\n`)).toBe(true);
	// Another process, or the same after a restart, has it as well.
	await service.restart();
	const client = createClient({ baseUrl: service.url, key: job.key, retries: 0 });
	expect(put(await follow({ client, id: job.id }))).toEqual(late);
	await client.acknowledge(job.id, sha256);
	expect((await follow({ client, id: job.id })).map(({ event }) => event)).toEqual(['end']);
});

test('of an article that is acknowledged at once nobody who comes then gets a word', async () => {
	const job = await write();
	const { sha256 } = await job.client.result(job.id);
	await job.client.acknowledge(job.id, sha256);
	expect((await follow(job)).map(({ event }) => event)).toEqual(['end']);
});

test('after a change of a section the text is the changed one, with what stood before it left alone', async () => {
	const job = await write();
	const before = await follow(job);
	upstream.behave(
		writesArticle(({ task, section }, answer) =>
			task === 'section' && section === 2 ? `Rye is another grain. ${answer}` : answer,
		),
	);
	await job.client.regenerate(job.id, 2, { hint: 'Begin with rye.' });
	expect(await job.client.job(job.id, { wait: 25 })).toMatchObject({ state: 'succeeded' });
	const followed = put(await follow(job));
	clock.skip(AFTER_THE_END);
	const late = put(await follow(job));
	expect(late).toEqual(followed);
	expect(late.sections[2]).toContain('Rye is another grain.');
	expect(late.sections.toSpliced(2, 1)).toEqual(put(before).sections.toSpliced(2, 1));
});

test('a change that came to nothing leaves the text as it is stored, for those who watched it, too', async () => {
	const job = await write();
	const before = put(await follow(job));
	upstream.behave(
		writesArticle(({ task, section }, answer) =>
			task === 'section' && section === 1 ? { kind: 'status', status: 400 } : answer,
		),
	);
	await job.client.regenerate(job.id, 1);
	expect(put(await follow(job)).whole).toBe(before.whole);
	expect(upstream.requests.some(({ body }) => askedIn(body).section === 1)).toBe(true);
	clock.skip(AFTER_THE_END);
	expect(put(await follow(job))).toEqual(before);
});

test('what the built-in outline laid out is there for whoever comes late', async () => {
	const job = await write('outline');
	clock.skip(AFTER_THE_END);
	const { article } = await job.client.result(job.id);
	expect(put(await follow(job)).whole).toBe(article.markdown);
});

test('a job that failed has no text for whoever comes late', async () => {
	upstream.behave(
		writesArticle(({ task, section }, answer) =>
			task === 'section' && section === 1 ? { kind: 'status', status: 400 } : answer,
		),
	);
	const job = await submit();
	const followed = await follow(job);
	expect(textsOf(followed).length).toBeGreaterThan(0);
	expect(await job.client.job(job.id)).toMatchObject({ state: 'failed' });
	expect((await follow(job)).map(({ event }) => event)).toEqual(['end']);
});
