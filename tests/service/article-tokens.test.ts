import { estimateTokens } from '@draftsmith/service/engines';
import { ContentType } from '@draftsmith/shared';
import { expect, test } from 'vitest';
import { askedIn, writesArticle } from '../fakes/fake-article-model.ts';
import { type Asked, proseOf, writeAsAsked } from '../fakes/fake-writer.ts';
import { request, useArticleService } from './article-service.ts';

const world = useArticleService();

test('a quote has a price where the operator named one, and stores nothing', async () => {
	const { client } = await world.service.register();
	const quote = await client.quote(request);
	expect(quote).toMatchObject({ model: 'fake', target_words: 600, fits_max_tokens: true });
	expect(quote.price_micro_usd?.low).toBe(Math.ceil(quote.input_tokens.low + quote.output_tokens.low * 2));
	expect((await client.quote({ ...request, model: 'other' })).price_micro_usd).toBeNull();
	expect((await client.jobs()).data).toEqual([]);
	expect(world.upstream.requests).toEqual([]);
});

test.each(ContentType.options)('what an article of the type %s takes lies in its quote', async (content_type) => {
	for (const length of content_type === 'article' ? [50, 600, 3000] : [50, 600]) {
		world.upstream.requests.length = 0;
		const { client, id, job } = await world.write({ content_type, length, prompt: 'For people who bake.' });
		expect(job.state).toBe('succeeded');
		const quote = await client.quote({ ...request, content_type, length, prompt: 'For people who bake.' });
		let read = 0;
		let written = 0;
		for (const { body } of world.upstream.requests) {
			const asked = askedIn(body);
			read += await estimateTokens(`${asked.instructions}\n${asked.prompt}`);
			written += await estimateTokens(writeAsAsked(asked));
		}
		const about = `${content_type} ${length}: ${JSON.stringify({ read, written, quote })}`;
		expect(read, about).toBeGreaterThanOrEqual(quote.input_tokens.low);
		expect(read, about).toBeLessThanOrEqual(quote.input_tokens.high);
		expect(written, about).toBeGreaterThanOrEqual(quote.output_tokens.low);
		expect(written, about).toBeLessThanOrEqual(quote.output_tokens.high);
		await client.cancel(id).catch(() => undefined);
	}
});

/** An outline of as many parts as may be, with long headings and points. */
function longestOutline({ instructions, prompt, words }: Asked): string {
	const most = Number(/not more than (\d+)/.exec(`${instructions}\n${prompt}`)?.[1] ?? 4);
	const points = Array.from(
		{ length: 5 },
		(_, index) => `- what oven number ${index} tells us of bread, flour and water`,
	);
	return Array.from({ length: most }, (_, index) =>
		[`## What chapter ${index} of the old village book says (${Math.floor(words / most)} words)`, ...points].join('\n'),
	).join('\n\n');
}

/** As long as a text may be to be of the right length still. */
const LONGEST = 1.13;

test.each([
	['faq', 150],
	['faq', 600],
	['article', 600],
	['news', 3000],
	['product-description', 3000],
] as const)(
	'what %s of %i words takes when everything is asked for twice lies in its quote, too',
	async (content_type, length) => {
		const texts: { read: string; written: string }[] = [];
		world.upstream.behave(
			writesArticle((asked, answer) => {
				const isFirst = texts.length === 0;
				const prose = proseOf(Math.floor(asked.words * LONGEST), asked.section, 'en');
				const given = {
					outline: isFirst ? 'Bread is an old thing. '.repeat(60) : longestOutline(asked),
					section: `${prose} Write to [insert name].`,
					repair: prose,
					describe: answer,
				}[asked.task];
				texts.push({ read: `${asked.instructions}\n${asked.prompt}`, written: given });
				return given;
			}),
		);
		const { client, job } = await world.write({ content_type, length });
		expect(job.state).toBe('succeeded');
		const count = (task: string) => world.tasks().filter((each) => each.startsWith(task)).length;
		expect([count('outline'), count('repair')]).toEqual([2, count('section')]);
		const quote = await client.quote({ ...request, content_type, length });
		let [read, written] = [0, 0];
		for (const each of texts) {
			read += await estimateTokens(each.read);
			written += await estimateTokens(each.written);
		}
		const about = JSON.stringify({ read, written, quote });
		expect(read, about).toBeLessThanOrEqual(quote.input_tokens.high);
		expect(written, about).toBeLessThanOrEqual(quote.output_tokens.high);
	},
);

test('max_tokens is a ceiling over all steps and tries, and one that can’t suffice is refused at once', async () => {
	const { client } = await world.service.register();
	await expect(client.submit({ ...request, max_tokens: 500 }, { idempotencyKey: 'a' })).rejects.toMatchObject({
		problem: { code: 'invalid_request', errors: [{ path: 'max_tokens' }] },
	});
	// The fake says that each call took 579 tokens; the model that thinks may think with what is left, and no more.
	const ceiling = 6000;
	const { job } = await world.write({ model: 'thinker', max_tokens: ceiling, length: 300 });
	let spent = 0;
	for (const { body } of world.upstream.requests) {
		expect(maxTokensOf(body)).toBeLessThanOrEqual(ceiling - spent);
		spent += 579;
	}
	expect(job.state).toBe('succeeded');
	world.upstream.behave(
		writesArticle((asked, answer) => (asked.task === 'section' ? { kind: 'cut', text: answer } : answer)),
	);
	const broken = await world.write({ max_tokens: 3500, length: 50 });
	expect(broken.job).toMatchObject({ state: 'failed', error: { code: 'max_tokens_reached', retryable: false } });
	const { input_tokens, output_tokens } = broken.job.failed_usage;
	expect(input_tokens + output_tokens).toBeLessThanOrEqual(3500);
});

test('what a model thinks counts where its server tells no usage, and the ceiling holds it', async () => {
	const thoughts = 'I wonder whether this is right. '.repeat(300);
	const thought = await estimateTokens(thoughts);
	world.upstream.behave(
		writesArticle((_, answer) => ({ kind: 'write', text: `<think>${thoughts}</think>${answer}`, usage: false })),
	);
	const { job } = await world.write({ length: 50 });
	expect(job).toMatchObject({ state: 'succeeded', usage: { source: 'estimated' } });
	expect(job.usage?.output_tokens).toBeGreaterThan(world.upstream.requests.length * thought);

	const ceiling = 2 * thought + 4000;
	const { job: stopped } = await world.write({ length: 600, max_tokens: ceiling });
	expect(stopped).toMatchObject({ state: 'failed', error: { code: 'max_tokens_reached' } });
	const { input_tokens, output_tokens } = stopped.failed_usage;
	expect(output_tokens).toBeGreaterThan(thought);
	expect(input_tokens + output_tokens).toBeLessThanOrEqual(ceiling);
});

test('of a canceled job the tokens count, of a failed one they are the operator’s loss; the request goes back both times', async () => {
	world.upstream.behave(writesArticle(({ task }, answer) => (task === 'describe' ? { kind: 'silence' } : answer)));
	const { client, id } = await world.submit();
	await expect.poll(() => world.tasks().includes('describe')).toBe(true);
	const canceled = await client.cancel(id);
	expect(canceled).toMatchObject({ state: 'canceled', usage: { input_tokens: 5 * 123, output_tokens: 5 * 456 } });
	expect((await client.usage()).days[0]).toMatchObject({ requests: 0, output_tokens: 5 * 456 });

	world.upstream.behave(
		writesArticle(({ task, section }, answer) =>
			task === 'section' && section === 3 ? { kind: 'status', status: 400 } : answer,
		),
	);
	const failed = await world.write();
	expect(failed.job).toMatchObject({
		state: 'failed',
		usage: null,
		failed_usage: { input_tokens: 4 * 123, output_tokens: 4 * 456 },
	});
	expect(await failed.client.usage()).toMatchObject({ days: [], today: { used: 0 }, today_tokens: { used: 0 } });
});

test('another model of the same scope helps out, and the article says so', async () => {
	world.upstream.behave({ kind: 'status', status: 503 });
	const { client, id, job } = await world.write({ model: 'careful' });
	expect(job).toMatchObject({ state: 'succeeded', attempt: 1 });
	expect((await client.result(id)).article.provenance).toMatchObject({ model: 'careful', models: ['other'] });
	expect(world.tasks(world.other)).toHaveLength(6);
});

test('an error that may pass is waited for, although the first model’s own will not', async () => {
	world.upstream.behave({ kind: 'status', status: 400 });
	world.other.behave({ kind: 'status', status: 503 }, writesArticle());
	const { job } = await world.write({ model: 'careful' });
	expect(job).toMatchObject({ state: 'succeeded', attempt: 2 });
});

test('the tokens of calls that failed are noted apart, and charged to nobody', async () => {
	let cut = false;
	world.upstream.behave(
		writesArticle((asked, answer) => {
			if (cut || asked.task !== 'section' || asked.section !== 1) return answer;
			cut = true;
			return { kind: 'cut', text: answer };
		}),
	);
	const { client, job } = await world.write();
	expect(job).toMatchObject({ state: 'succeeded', attempt: 2, usage: { output_tokens: 6 * 456, source: 'provider' } });
	expect(job.failed_usage.output_tokens).toBeGreaterThan(100);
	// Only the cut section was asked for again.
	expect(world.tasks().filter((task) => task === 'section 0')).toHaveLength(1);
	expect(world.tasks().filter((task) => task === 'section 1')).toHaveLength(2);
	expect((await client.usage()).days[0]).toMatchObject({ output_tokens: 6 * 456 });
});

test('consent that is withdrawn while an article is written stops it at the next step', async () => {
	world.upstream.behave(
		writesArticle(({ task }, answer) => ({ kind: 'write', text: answer, pieceDelay: task === 'section' ? 20 : 0 })),
	);
	const { client, id } = await world.submit({ model: 'faraway' });
	await expect.poll(() => world.upstream.requests.length).toBe(2);
	await client.updateAccount({ allow_external_providers: false });
	expect(await world.ended(client, id)).toMatchObject({ state: 'failed', error: { code: 'model_refused' } });
	expect(world.tasks()).toEqual(['outline', 'section 0']);
});

function maxTokensOf(body: unknown): number {
	return typeof body === 'object' && body !== null && 'max_tokens' in body ? Number(body.max_tokens) : Number.NaN;
}
