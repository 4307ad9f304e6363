import { expect, test } from 'vitest';
import { writesArticle } from '../fakes/fake-article-model.ts';
import { type Asked, proseOf } from '../fakes/fake-writer.ts';
import { useArticleService } from './article-service.ts';

const world = useArticleService();

/** What a model says in circles; each section has its own. */
const LOOPS = [
	'The baker rises long before the sun and lights the old brick oven.',
	'The dough has rested through the whole of the long night again.',
	'Neighbours come early because they know that the first loaves are best.',
	'Good flour smells of grain and of the wide and open field behind it.',
];
const isText = ({ task }: Asked) => task === 'section' || task === 'repair';
const loop = ({ section }: Asked) => `${LOOPS[section]} `.repeat(14);
const repairs = () => world.tasks().filter((task) => task.startsWith('repair'));

test('a section that goes round in circles is written anew, since without its circles too little is left', async () => {
	world.upstream.behave(writesArticle((asked, answer) => (asked.task === 'section' ? loop(asked) : answer)));
	const { client, id, job } = await world.write();
	expect(job.state).toBe('succeeded');
	const { article } = await client.result(id);
	expect(Math.abs(article.word_count / 600 - 1)).toBeLessThan(0.15);
	expect(article.warnings).toEqual([]);
	for (const sentence of LOOPS) expect(article.markdown.split(sentence).length).toBeLessThanOrEqual(2);
});

test('where enough is left without what is said again, no model is asked', async () => {
	world.upstream.behave(
		writesArticle((asked, answer) =>
			asked.task === 'section' && asked.section === 1 ? `${answer}\n\n${answer.split('\n\n')[0]}` : answer,
		),
	);
	const { client, id } = await world.write();
	expect(repairs()).toEqual([]);
	expect((await client.result(id)).article.warnings).toEqual([
		expect.objectContaining({ code: 'repetition', section: 1 }),
	]);
});

test('an article that is next to nothing without its circles fails, and says what to do', async () => {
	world.upstream.behave(writesArticle((asked, answer) => (isText(asked) ? loop(asked) : answer)));
	const { client, job } = await world.write();
	expect(repairs().length).toBeGreaterThan(0);
	expect(new Set(repairs()).size).toBe(repairs().length);
	expect(job).toMatchObject({ state: 'failed', error: { code: 'too_short', retryable: true } });
	expect(job.error?.detail).toMatch(/^Of 600 words only \d+ can be published.*Choose another model/);
	expect((await client.usage()).today.used).toBe(0);
});

test('sections that say the same are written anew', async () => {
	world.upstream.behave(writesArticle((asked, answer) => (asked.task === 'section' ? proseOf(150, 0, 'en') : answer)));
	const { client, id } = await world.write();
	expect(repairs()).toEqual(['repair 1', 'repair 2', 'repair 3']);
	const { article } = await client.result(id);
	expect(article.markdown.split(proseOf(150, 0, 'en'))).toHaveLength(2);
	expect(article.warnings).toEqual([]);
});

test('one that still says the same is left out, and can be written again; an article of nothing else fails', async () => {
	const same = proseOf(150, 1, 'en');
	world.upstream.behave(writesArticle((asked, answer) => (isText(asked) && asked.section === 2 ? same : answer)));
	const { client, id } = await world.write();
	expect(repairs()).toEqual(['repair 2']);
	const { article } = await client.result(id);
	expect(article.markdown).not.toContain('What the flour decides');
	expect(article.markdown.split(same)).toHaveLength(2);
	expect(article.sections[2]).toEqual({ heading: 'What the flour decides', words: 0 });
	expect(article.warnings).toEqual([
		expect.objectContaining({ code: 'repetition', section: 2 }),
		expect.objectContaining({ code: 'too_short', section: null }),
	]);

	await client.regenerate(id, 2);
	expect(await world.ended(client, id)).toMatchObject({ state: 'succeeded', error: { code: 'repetition' } });
	world.upstream.behave(writesArticle());
	await client.regenerate(id, 2);
	expect(await world.ended(client, id)).toMatchObject({ state: 'succeeded', error: null });
	const whole = (await client.result(id)).article;
	expect(whole.markdown).toContain('## What the flour decides');
	expect(whole.warnings).toEqual([]);

	world.upstream.behave(writesArticle((asked, answer) => (isText(asked) ? same : answer)));
	expect((await world.write()).job).toMatchObject({ state: 'failed', error: { code: 'too_short' } });
});

test('a repair in the right language is taken, whatever its length', async () => {
	world.upstream.behave(
		writesArticle((asked, answer) => {
			if (asked.task === 'section') return proseOf(240, asked.section, 'en');
			return asked.task === 'repair' ? proseOf(250, asked.section, 'de') : answer;
		}),
	);
	const { client, id, job } = await world.write({ language: 'de' });
	expect(job).toMatchObject({ state: 'succeeded', error: null });
	const { article } = await client.result(id);
	expect(article.markdown).not.toContain('baker');
	expect(article.warnings).toEqual([expect.objectContaining({ code: 'too_long', section: null })]);
});

test('what is left to fill in goes with its sentence; where nothing else is there, the article fails', async () => {
	const blanks = 'Dear [Name], welcome to [Company]. We love [product] as much as you do. '.repeat(3);
	world.upstream.behave(
		writesArticle((asked, answer) =>
			isText(asked) && asked.section === 1 ? `Dear [Name], welcome. ${answer}` : answer,
		),
	);
	const { client, id } = await world.write();
	const { article } = await client.result(id);
	expect(article.markdown).not.toContain('[Name]');
	expect(article.warnings).toEqual([expect.objectContaining({ code: 'placeholder', section: 1 })]);

	world.upstream.behave(writesArticle((asked, answer) => (isText(asked) && asked.section === 2 ? blanks : answer)));
	const { job } = await world.write();
	expect(job).toMatchObject({ state: 'failed', error: { code: 'placeholder', retryable: true } });
	expect(job.error?.detail).toMatch(/part 3.*prompt/);
	expect(job.error?.detail).not.toContain('Company');
});

test('a section that came too long is made up for by those after it', async () => {
	world.upstream.behave(
		writesArticle((asked, answer) =>
			asked.task === 'section' && asked.section === 0 ? proseOf(250, 0, 'en') : answer,
		),
	);
	const { client, id } = await world.write();
	expect(repairs()).toEqual([]);
	expect(Math.abs((await client.result(id)).article.word_count / 600 - 1)).toBeLessThan(0.15);
});
