import { expect, test } from 'vitest';
import type { Behaviour } from '../fakes/behaviour.ts';
import { askedIn, writesArticle } from '../fakes/fake-article-model.ts';
import { type Asked, proseOf } from '../fakes/fake-writer.ts';
import { useArticleService } from './article-service.ts';

const world = useArticleService();

test('an article is written step by step, and comes with all that belongs to it', async () => {
	const { client, id, job } = await world.write({ content_type: 'faq', prompt: 'Mention https://example.com/oven.' });
	expect(job).toMatchObject({ state: 'succeeded', error: null, progress: { sections: 4, target_sections: 4 } });
	expect(world.tasks()).toEqual(['outline', 'section 0', 'section 1', 'section 2', 'section 3', 'describe']);
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
	await world.write();
	const last = askedIn(world.upstream.requests[4]?.body);
	expect(last.prompt).toContain('What the flour decides');
	expect(last.prompt).toContain(proseOf(last.words, 2, 'en').split(' ').slice(-12).join(' '));
});

test('a text that comes too short is made up for, then repaired, and told of if that fails too', async () => {
	const half = (asked: Asked, answer: string) =>
		asked.task === 'section' ? answer.split('. ').slice(0, 2).join('. ').concat('.') : answer;
	world.upstream.behave(writesArticle(half));
	const repaired = await world.write();
	expect(world.tasks().filter((task) => task.startsWith('repair')).length).toBeGreaterThan(0);
	const { article } = await repaired.client.result(repaired.id);
	expect(Math.abs(article.word_count / 600 - 1)).toBeLessThan(0.15);
	expect(article.warnings).toEqual([]);

	world.upstream.behave(
		writesArticle((asked, answer) => (asked.task === 'repair' ? 'Too short.' : half(asked, answer))),
	);
	const short = await world.write();
	expect((await short.client.result(short.id)).article.warnings).toContainEqual(
		expect.objectContaining({ code: 'too_short', section: null }),
	);
});

test('a text in another language is repaired once, and then refused rather than delivered', async () => {
	const english = (asked: Asked, answer: string) =>
		asked.task === 'section' ? proseOf(asked.words, asked.section, 'en') : answer;
	world.upstream.behave(writesArticle(english));
	const repaired = await world.write({ language: 'de' });
	expect(repaired.job).toMatchObject({ state: 'succeeded' });
	expect((await repaired.client.result(repaired.id)).article.markdown).toContain('Ein Bäcker');

	world.upstream.requests.length = 0;
	world.upstream.behave(
		writesArticle((asked, answer) =>
			asked.task === 'repair' ? proseOf(asked.words, 0, 'en') : english(asked, answer),
		),
	);
	const wrong = await world.write({ language: 'de' });
	expect(wrong.job).toMatchObject({ state: 'failed', error: { code: 'wrong_language', retryable: true } });
	expect(wrong.job.error?.detail).toContain('German');
	expect(new Set(world.tasks()).size).toBe(world.tasks().length);
	expect((await wrong.client.usage()).today.used).toBe(0);
});

test('what a model leaves behind is repaired, or mended without it', async () => {
	const fault = 'As an AI language model, I cannot taste bread. Insert your own story here: [insert story].';
	const faulty = (asked: Asked, answer: string) =>
		asked.task === 'section' && asked.section === 2 ? `## Made up\n\n${answer}\n\n${fault}` : answer;
	world.upstream.behave(writesArticle(faulty));
	const repaired = await world.write();
	expect(world.tasks().filter((task) => task.startsWith('repair'))).toEqual(['repair 2']);
	expect((await repaired.client.result(repaired.id)).article.markdown).not.toMatch(/AI language model|insert story/);

	world.upstream.behave(
		writesArticle((asked, answer) => (asked.task === 'repair' ? `${answer}\n\n${fault}` : faulty(asked, answer))),
	);
	const mended = await world.write();
	const { article } = await mended.client.result(mended.id);
	expect(article.markdown).not.toMatch(/AI language model|insert story/);
	expect(article.warnings.map(({ code, section }) => `${code} ${section}`).sort()).toEqual([
		'placeholder 2',
		'self_reference 2',
	]);
});

test('only links of the brief are in the article', async () => {
	world.upstream.behave(
		writesArticle((asked, answer) =>
			asked.task === 'section'
				? `${answer} See [ours](https://example.com/oven) and [theirs](https://spam.example.net/x).`
				: answer,
		),
	);
	const { client, id } = await world.write({ prompt: 'Link to https://example.com/oven please.' });
	const { article } = await client.result(id);
	expect(article.blocks).toContain('<a href="https://example.com/oven">ours</a>');
	expect(article.blocks).not.toContain('spam.example.net');
	expect(article.blocks).toContain('theirs');
});

test('a model that does not stop is stopped, and the text bounded', async () => {
	world.upstream.behave(writesArticle((asked, answer) => (asked.task === 'section' ? { kind: 'endless' } : answer)));
	const { client, id, job } = await world.write({ length: 100 });
	expect(job.state).toBe('succeeded');
	const { article } = await client.result(id);
	// The repair brought it to its length.
	expect(Math.abs(article.word_count / 100 - 1)).toBeLessThan(0.15);
	await expect.poll(() => world.upstream.open()).toBe(0);
});

test('what an article can do without is left out when it fails, once and for all', async () => {
	const failing = (asked: Asked, answer: string): Behaviour | string => {
		if (asked.task === 'section' && asked.section === 2) return `${answer} As an AI language model, I like bread.`;
		if (asked.task === 'repair') return { kind: 'status', status: 400 };
		return asked.task === 'describe' ? '' : answer;
	};
	world.upstream.behave(writesArticle(failing));
	const { client, id, job } = await world.write();
	expect(job).toMatchObject({ state: 'succeeded', attempt: 1 });
	const before = (await client.result(id)).article;
	expect(before.markdown).not.toContain('AI language model');
	expect(before.warnings.map(({ code }) => code).sort()).toEqual(['no_description', 'self_reference']);
	world.upstream.requests.length = 0;
	await client.regenerate(id, 0, { hint: 'Shorter.' });
	await world.ended(client, id);
	expect(world.tasks()).toEqual(['section 0', 'describe']);
	const after = (await client.result(id)).article;
	expect(after.seo).toEqual(before.seo);
	expect(after.warnings).toEqual(before.warnings);
});

test('a refusal is no article', async () => {
	const refusal = 'I’m sorry, but I can’t help with that request.';
	world.upstream.behave(
		writesArticle(({ task }, answer) => (task === 'section' || task === 'repair' ? refusal : answer)),
	);
	const { job } = await world.write();
	expect(job).toMatchObject({ state: 'failed', error: { code: 'model_refused' } });
	expect(job.error?.detail).not.toContain('sorry');
});

test('a section that is only its heading is asked for again, and its tokens are noted', async () => {
	let isOver = false;
	world.upstream.behave(
		writesArticle((asked, answer) => {
			if (isOver || asked.task !== 'section' || asked.section !== 1) return answer;
			isOver = true;
			return '## How the day begins';
		}),
	);
	const { job } = await world.write();
	expect(job).toMatchObject({ state: 'succeeded', attempt: 2 });
	expect(job.failed_usage).toEqual({ input_tokens: 123, output_tokens: 456 });
});
