import type { Job, JobRequest } from '@draftsmith/shared';
import { type Client, createClient } from '@draftsmith/shared/client';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { askedIn, writesArticle } from '../fakes/fake-article-model.ts';
import { type FakeOpenAiServer, startFakeOpenAiServer } from '../fakes/fake-openai-server.ts';
import { type Asked, proseOf } from '../fakes/fake-writer.ts';
import { startTestService, type TestService } from './start-test-service.ts';

let upstream: FakeOpenAiServer;
let other: FakeOpenAiServer;
let service: TestService;

beforeAll(async () => {
	upstream = await startFakeOpenAiServer(writesArticle());
	other = await startFakeOpenAiServer(writesArticle());
	const server = { engine: 'openai-compatible', scope: 'self_hosted', model: 'fake-model' };
	const price = { input_usd_per_million: 1, output_usd_per_million: 2 };
	service = await startTestService({
		environment: { DRAFTSMITH_PLAN: 'agency' },
		models: [
			{ ...server, id: 'fake', base_url: upstream.baseUrl, price },
			{ ...server, id: 'careful', base_url: upstream.baseUrl, fallbacks: ['other'] },
			{ ...server, id: 'other', base_url: other.baseUrl },
		],
	});
});
afterAll(async () => {
	await service.stop();
	await Promise.all([upstream.stop(), other.stop()]);
});
beforeEach(() => {
	upstream.requests.length = 0;
	other.requests.length = 0;
	upstream.behave(writesArticle());
	other.behave(writesArticle());
});

const request = { title: 'Bread from the village', language: 'en', model: 'fake', length: 600 } as const;

/** The steps that the fake was asked for, in order: `section 0`, `describe` … */
const tasks = (server = upstream) =>
	server.requests.map(({ body }) => {
		const { task, section } = askedIn(body);
		return task === 'section' || task === 'repair' ? `${task} ${section}` : task;
	});

async function submit(overrides: Partial<JobRequest> = {}): Promise<{ client: Client; key: string; id: string }> {
	const { client, key } = await service.register();
	const { id } = await client.submit({ ...request, ...overrides }, { idempotencyKey: crypto.randomUUID() });
	return { client, key, id };
}

async function ended(client: Client, id: string): Promise<Job> {
	let job: Job;
	do job = await client.job(id, { wait: 25 });
	while (job.finished_at === null && job.phase !== 'awaiting_approval');
	return job;
}

async function write(overrides: Partial<JobRequest> = {}) {
	const { client, id } = await submit(overrides);
	const job = await ended(client, id);
	return { client, id, job };
}

test('an article is written step by step, and comes with all that belongs to it', async () => {
	const { client, id, job } = await write({ content_type: 'faq', prompt: 'Mention https://example.com/oven.' });
	expect(job).toMatchObject({ state: 'succeeded', error: null, progress: { sections: 4, target_sections: 4 } });
	expect(tasks()).toEqual(['outline', 'section 0', 'section 1', 'section 2', 'section 3', 'describe']);
	// Each call is counted once: the fake tells 123 and 456 of each.
	expect(job.usage).toEqual({ input_tokens: 6 * 123, output_tokens: 6 * 456, source: 'provider' });
	const { article } = await client.result(id);
	expect(article.blocks.match(/<h2 class="wp-block-heading">[^<]+<\/h2>/g)).toEqual([
		'<h2 class="wp-block-heading">How the day begins</h2>',
		'<h2 class="wp-block-heading">What the flour decides</h2>',
		'<h2 class="wp-block-heading">People at the counter</h2>',
	]);
	expect(Math.abs(article.word_count / 600 - 1)).toBeLessThan(0.15);
	expect(article).toMatchObject({
		slug: 'bread-from-the-village',
		seo: {
			title: 'Bread from the village oven',
			tags: ['bread', 'baking', 'craft'],
			category: 'Food',
			faq: [{ question: 'What makes good bread?', answer: 'Flour, water, salt and time.' }],
		},
		claims: ['Good flour costs a little more than the rest.'],
		warnings: [],
		provenance: { models: ['fake'], content_type: 'faq@1', template: null },
	});
	expect(article.sections.map(({ heading }) => heading)).toEqual([
		'',
		'How the day begins',
		'What the flour decides',
		'People at the counter',
	]);
});

test('each section knows the outline, a summary and the end of the text before it', async () => {
	await write();
	const last = askedIn(upstream.requests[4]?.body);
	expect(last.prompt).toContain('What the flour decides');
	expect(last.prompt).toContain(proseOf(last.words, 2, 'en').split(' ').slice(-12).join(' '));
});

test('a text that comes too short is made up for, then repaired, and told of if that fails too', async () => {
	const half = (asked: Asked, answer: string) =>
		asked.task === 'section' ? answer.split('. ').slice(0, 2).join('. ').concat('.') : answer;
	upstream.behave(writesArticle(half));
	const repaired = await write();
	expect(tasks().filter((task) => task.startsWith('repair')).length).toBeGreaterThan(0);
	const { article } = await repaired.client.result(repaired.id);
	expect(Math.abs(article.word_count / 600 - 1)).toBeLessThan(0.15);
	expect(article.warnings).toEqual([]);

	upstream.behave(writesArticle((asked, answer) => (asked.task === 'repair' ? 'Too short.' : half(asked, answer))));
	const short = await write();
	expect((await short.client.result(short.id)).article.warnings).toContainEqual(
		expect.objectContaining({ code: 'too_short', section: null }),
	);
});

test('a text in another language is repaired once, and then refused rather than delivered', async () => {
	const english = (asked: Asked, answer: string) =>
		asked.task === 'section' ? proseOf(asked.words, asked.section, 'en') : answer;
	upstream.behave(writesArticle(english));
	const repaired = await write({ language: 'de' });
	expect(repaired.job).toMatchObject({ state: 'succeeded' });
	expect((await repaired.client.result(repaired.id)).article.markdown).toContain('Ein Bäcker');

	upstream.requests.length = 0;
	upstream.behave(
		writesArticle((asked, answer) =>
			asked.task === 'repair' ? proseOf(asked.words, 0, 'en') : english(asked, answer),
		),
	);
	const wrong = await write({ language: 'de' });
	expect(wrong.job).toMatchObject({ state: 'failed', error: { code: 'wrong_language', retryable: true } });
	expect(wrong.job.error?.detail).toContain('German');
	expect(new Set(tasks()).size).toBe(tasks().length);
	expect((await wrong.client.usage()).today.used).toBe(0);
});

test('what a model leaves behind is repaired, or mended without it', async () => {
	const fault = 'As an AI language model, I cannot taste bread. Insert your own story here: [insert story].';
	const faulty = (asked: Asked, answer: string) =>
		asked.task === 'section' && asked.section === 2 ? `## Made up\n\n${answer}\n\n${fault}` : answer;
	upstream.behave(writesArticle(faulty));
	const repaired = await write();
	expect(tasks().filter((task) => task.startsWith('repair'))).toEqual(['repair 2']);
	expect((await repaired.client.result(repaired.id)).article.markdown).not.toMatch(/AI language model|insert story/);

	upstream.behave(
		writesArticle((asked, answer) => (asked.task === 'repair' ? `${answer}\n\n${fault}` : faulty(asked, answer))),
	);
	const mended = await write();
	const { article } = await mended.client.result(mended.id);
	expect(article.markdown).not.toMatch(/AI language model|insert story/);
	expect(article.warnings.map(({ code, section }) => `${code} ${section}`).sort()).toEqual([
		'placeholder 2',
		'self_reference 2',
	]);
});

test('only links of the brief are in the article', async () => {
	upstream.behave(
		writesArticle((asked, answer) =>
			asked.task === 'section'
				? `${answer} See [ours](https://example.com/oven) and [theirs](https://spam.example.net/x).`
				: answer,
		),
	);
	const { client, id } = await write({ prompt: 'Link to https://example.com/oven please.' });
	const { article } = await client.result(id);
	expect(article.blocks).toContain('<a href="https://example.com/oven">ours</a>');
	expect(article.blocks).not.toContain('spam.example.net');
	expect(article.blocks).toContain('theirs');
});

test('an outline waits for approval, and the article follows the edited one', async () => {
	const { client, key, id } = await submit({ outline_only: true });
	const waiting = await ended(client, id);
	expect(waiting).toMatchObject({ state: 'starting', phase: 'awaiting_approval', queue_position: null });
	expect(tasks()).toEqual(['outline']);
	await service.restart();
	const again = createClient({ baseUrl: service.url, key, retries: 0 });
	const outline = await again.outline(id);
	expect(outline.sections).toHaveLength(4);
	const edited = { sections: [{ heading: 'Only this' }, { heading: 'And <em>that</em>', points: ['one point'] }] };
	const [one, two] = await Promise.all([again.approveOutline(id, edited), again.approveOutline(id, edited)]);
	expect([one.id, two.id]).toEqual([id, id]);
	await ended(again, id);
	expect(tasks().slice(1)).toEqual(['section 0', 'section 1', 'describe']);
	const { article } = await again.result(id);
	expect(article.blocks).toContain('<h2 class="wp-block-heading">Only this</h2>');
	expect(article.blocks).toContain('And &lt;em&gt;that&lt;/em&gt;');
	await expect(again.approveOutline(id, { sections: [{ heading: 'Other' }] })).rejects.toMatchObject({
		problem: { code: 'not_awaiting_approval' },
	});
	await expect(again.approveOutline(id, { sections: [] })).rejects.toMatchObject({ problem: { status: 422 } });
});

test('jobs that wait for approval hold up no others, and can be canceled', async () => {
	const { client, id } = await submit({ outline_only: true });
	await ended(client, id);
	const next = await client.submit(request, { idempotencyKey: 'next' });
	expect(next.queue_position).toBe(0);
	expect(await ended(client, next.id)).toMatchObject({ state: 'succeeded' });
	expect(await client.cancel(id)).toMatchObject({ state: 'canceled' });
	await expect(client.outline(id)).rejects.toMatchObject({ problem: { code: 'content_purged' } });
});

test('a section is written anew with a hint, and nothing else changes', async () => {
	const { client, id, job } = await write();
	const before = await client.result(id);
	upstream.requests.length = 0;
	upstream.behave(writesArticle((asked, answer) => (asked.prompt.includes('HINT') ? `Anew. ${answer}` : answer)));
	const [asked, again] = await Promise.all([
		client.regenerate(id, 1, { hint: 'HINT: warmer' }),
		client.regenerate(id, 1, { hint: 'HINT: warmer' }),
	]);
	expect([asked.state, again.state]).toEqual(['starting', 'starting']);
	const regenerated = await ended(client, id);
	expect(regenerated).toMatchObject({ state: 'succeeded', error: null });
	expect(tasks()).toEqual(['section 1']);
	expect(regenerated.usage?.output_tokens).toBe((job.usage?.output_tokens ?? 0) + 456);
	const after = await client.result(id);
	expect(after.sha256).not.toBe(before.sha256);
	expect(after.article.markdown).toContain('Anew.');
	expect(after.article.markdown.replace('Anew. ', '')).toBe(before.article.markdown);
	expect((await client.usage()).days[0]).toMatchObject({ requests: 1, output_tokens: 7 * 456 });
	await expect(client.acknowledge(id, before.sha256)).rejects.toMatchObject({ problem: { code: 'digest_mismatch' } });
	await client.acknowledge(id, after.sha256);
	await expect(client.regenerate(id, 1)).rejects.toMatchObject({ problem: { code: 'content_purged' } });
});

test('a regeneration that fails or is canceled leaves the article as it was', async () => {
	const { client, id } = await write();
	const before = await client.result(id);
	await expect(client.regenerate(id, 99)).rejects.toMatchObject({ problem: { code: 'not_found' } });
	upstream.behave({ kind: 'status', status: 400 });
	await client.regenerate(id, 0);
	expect(await ended(client, id)).toMatchObject({ state: 'succeeded', error: { code: 'model_refused' } });
	expect((await client.result(id)).sha256).toBe(before.sha256);
	upstream.behave({ kind: 'stall', text: 'Half' });
	await client.regenerate(id, 0);
	await expect.poll(() => upstream.open()).toBe(1);
	await expect(client.result(id)).rejects.toMatchObject({ problem: { code: 'not_ready' } });
	expect(await client.cancel(id)).toMatchObject({ state: 'succeeded' });
	expect((await client.result(id)).sha256).toBe(before.sha256);
	expect((await client.usage()).today.used).toBe(1);
	upstream.behave(writesArticle((asked, answer) => (asked.task === 'section' ? `Better. ${answer}` : answer)));
	await client.regenerate(id, 0);
	expect(await ended(client, id)).toMatchObject({ state: 'succeeded', error: null });
	expect((await client.result(id)).article.markdown).toMatch(/^Better\. /);
});

test('a quote is kept: what a job takes lies in its range', async () => {
	const { client } = await service.register();
	const quote = await client.quote(request);
	expect(quote).toMatchObject({ model: 'fake', target_words: 600, fits_max_tokens: true });
	expect(quote.price_micro_usd?.low).toBe(Math.ceil(quote.input_tokens.low + quote.output_tokens.low * 2));
	upstream.behave(writesArticle());
	const { client: writer, id } = await write({ model: 'fake' });
	await writer.result(id);
	const read = upstream.requests
		.map(({ body }) => askedIn(body))
		.reduce((sum, { instructions, prompt }) => sum + (instructions.length + prompt.length) / 4.5, 0);
	expect(read).toBeGreaterThan(quote.input_tokens.low * 0.8);
	expect(read).toBeLessThan(quote.input_tokens.high);
	expect((await client.quote({ ...request, model: 'other' })).price_micro_usd).toBeNull();
	expect((await client.jobs()).data).toEqual([]);
});

test('max_tokens is a ceiling over all steps, and one that can’t suffice is refused at once', async () => {
	const { client } = await service.register();
	await expect(client.submit({ ...request, max_tokens: 500 }, { idempotencyKey: 'a' })).rejects.toMatchObject({
		problem: { code: 'invalid_request', errors: [{ path: 'max_tokens' }] },
	});
	const quote = await client.quote(request);
	const ceiling = quote.input_tokens.low + quote.output_tokens.low;
	// The fake says that each call took 579 tokens; one that says more reaches the ceiling.
	upstream.behave(writesArticle((asked, answer) => (asked.task === 'section' ? answer.repeat(4) : answer)));
	const { job } = await write({ max_tokens: ceiling });
	const spent = (job.usage?.input_tokens ?? 0) + (job.usage?.output_tokens ?? 0);
	if (job.state === 'failed') expect(job.error?.code).toBe('max_tokens_reached');
	else expect(spent).toBeLessThanOrEqual(ceiling);
	for (const { body } of upstream.requests) expect(maxTokensOf(body)).toBeLessThanOrEqual(ceiling);
});

test('another model of the same scope helps out, and the article says so', async () => {
	upstream.behave({ kind: 'status', status: 503 });
	const { client, id, job } = await write({ model: 'careful' });
	expect(job).toMatchObject({ state: 'succeeded', attempt: 1 });
	expect((await client.result(id)).article.provenance).toMatchObject({ model: 'careful', models: ['other'] });
	expect(tasks(other)).toHaveLength(6);
});

test('the tokens of calls that failed are noted apart, and charged to nobody', async () => {
	let cut = false;
	upstream.behave(
		writesArticle((asked, answer) => {
			if (cut || asked.task !== 'section' || asked.section !== 1) return answer;
			cut = true;
			return { kind: 'cut', text: answer };
		}),
	);
	const { client, job } = await write();
	expect(job).toMatchObject({ state: 'succeeded', attempt: 2, usage: { output_tokens: 6 * 456, source: 'provider' } });
	expect(job.failed_usage.output_tokens).toBeGreaterThan(100);
	// Only the cut section was asked for again.
	expect(tasks().filter((task) => task === 'section 0')).toHaveLength(1);
	expect(tasks().filter((task) => task === 'section 1')).toHaveLength(2);
	expect((await client.usage()).days[0]).toMatchObject({ output_tokens: 6 * 456 });
});

test('a site’s template is in the prompts, in the version of the submission', async () => {
	const { client } = await service.register();
	const first = await client.saveTemplate('house-style', {
		house_style: 'STYLE-ONE',
		content_type: 'how-to',
		avoid: ['oven'],
	});
	expect(first).toMatchObject({ name: 'house-style', version: 1 });
	expect(
		await client.saveTemplate('house-style', { house_style: 'STYLE-ONE', content_type: 'how-to', avoid: ['oven'] }),
	).toMatchObject({ version: 1 });
	expect(await client.saveTemplate('house-style', { house_style: 'STYLE-TWO' })).toMatchObject({ version: 2 });
	const job = await client.submit({ ...request, template: 'house-style@1' }, { idempotencyKey: 'a' });
	await client.deleteTemplate('house-style');
	await ended(client, job.id);
	expect(askedIn(upstream.requests[0]?.body).instructions).toContain('STYLE-ONE');
	expect((await client.result(job.id)).article.provenance).toMatchObject({
		template: 'house-style@1',
		content_type: 'how-to@1',
	});
	await expect(client.submit({ ...request, template: 'house-style' }, { idempotencyKey: 'b' })).rejects.toMatchObject({
		problem: { code: 'unknown_template' },
	});
	// The same question again is answered, although the template is gone.
	expect((await client.submit({ ...request, template: 'house-style@1' }, { idempotencyKey: 'a' })).id).toBe(job.id);
	const stranger = (await service.register({ domain: 'other.example.org' })).client;
	await expect(stranger.template('house-style')).rejects.toMatchObject({ problem: { status: 404 } });
	await expect(client.saveTemplate('house-style', JSON.parse('{"colour":"red"}'))).rejects.toMatchObject({
		problem: { status: 422 },
	});
});

function maxTokensOf(body: unknown): number {
	return typeof body === 'object' && body !== null && 'max_tokens' in body ? Number(body.max_tokens) : Number.NaN;
}
