import { expect, test } from 'vitest';
import { askedIn, writesArticle } from '../fakes/fake-article-model.ts';
import { type Asked, proseOf, writeAsAsked } from '../fakes/fake-writer.ts';
import { useArticleService } from './article-service.ts';

const world = useArticleService();

const ENGLISH_OUTLINE = [
	'## (opening) (100 words)\n- what this text is about and why the reader should care about it',
	'## How the day begins in the old bakery (150 words)\n- the baker rises before the sun and lights the oven',
	'## What the flour decides about the taste (150 words)\n- good flour costs more',
	'## People at the counter of the shop (200 words)\n- neighbours come early',
].join('\n\n');
const isReminded = ({ instructions }: Asked) => instructions.includes('Most important: every heading');

test('an outline in another language is asked for once more, and then the job fails', async () => {
	world.upstream.behave(
		writesArticle((asked, answer) => (asked.task === 'outline' && !isReminded(asked) ? ENGLISH_OUTLINE : answer)),
	);
	const { client, id } = await world.write({ language: 'de' });
	expect(world.tasks().slice(0, 3)).toEqual(['outline', 'outline', 'section 0']);
	const { article } = await client.result(id);
	expect(article.sections.map(({ heading }) => heading)).toContain('Was das Mehl entscheidet');
	expect(article.warnings).toEqual([]);

	world.upstream.requests.length = 0;
	world.upstream.behave(writesArticle(({ task }, answer) => (task === 'outline' ? ENGLISH_OUTLINE : answer)));
	const { job } = await world.write({ language: 'de' });
	expect(world.tasks()).toEqual(['outline', 'outline']);
	expect(job).toMatchObject({
		state: 'failed',
		error: { code: 'wrong_language', retryable: true },
		failed_usage: { input_tokens: 2 * 123, output_tokens: 2 * 456 },
	});
});

test('English headings over German points are asked for again, and never come without a warning', async () => {
	const mixed = [
		'## How the day begins in the old village bakery (150 words)\n- der Bäcker steht lange vor der Sonne auf und heizt den alten Ofen',
		'## What the flour decides about the taste of it all (150 words)\n- gutes Mehl kostet mehr als das andere, und es riecht nach dem Feld',
		'## People who wait at the counter of the little shop (200 words)\n- die Nachbarn kommen früh, weil die ersten Brote die besten sind',
	].join('\n\n');
	world.upstream.behave(writesArticle(({ task }, answer) => (task === 'outline' ? mixed : answer)));
	const { client, id } = await world.write({ language: 'de' });
	expect(world.tasks().slice(0, 3)).toEqual(['outline', 'outline', 'section 0']);
	expect((await client.result(id)).article.warnings).toEqual([
		expect.objectContaining({ code: 'wrong_language', section: null }),
	]);
});

test('English headings within German sections are repaired, or told of', async () => {
	const withHeadings = (asked: Asked, answer: string) =>
		asked.section === 0
			? answer
			: `${answer}\n\n### What one should know of the bread (${asked.section})\n\n${proseOf(30, asked.section + 7, 'de')}\n\n### How the people of the village bake it in ${1900 + asked.section}\n\n${proseOf(30, asked.section + 12, 'de')}`;
	const half = (asked: Asked) => ({ ...asked, words: Math.round(asked.words / 2) });
	world.upstream.behave(
		writesArticle((asked, answer) =>
			asked.task === 'section' ? withHeadings(asked, writeAsAsked(half(asked))) : answer,
		),
	);
	const repaired = await world.write({ language: 'de' });
	const { article } = await repaired.client.result(repaired.id);
	expect(article.markdown).not.toContain('What one should know');
	expect(article.warnings).toEqual([]);

	world.upstream.behave(
		writesArticle((asked, answer) =>
			asked.task === 'section' || asked.task === 'repair' ? withHeadings(asked, writeAsAsked(half(asked))) : answer,
		),
	);
	const told = await world.write({ language: 'de' });
	expect(told.job.state).toBe('succeeded');
	expect((await told.client.result(told.id)).article.warnings).toContainEqual(
		expect.objectContaining({ code: 'wrong_language', section: null }),
	);
});

test('SEO fields in another language come from the text instead', async () => {
	const { client, id } = await world.write({ language: 'de', title: 'Brot aus dem Dorf' });
	const { article } = await client.result(id);
	expect(article.seo).toMatchObject({ title: 'Brot aus dem Dorf', tags: [], category: null });
	expect(article.seo.description).toMatch(/^Ein Bäcker/);
});

test('only types with questions and answers have some', async () => {
	for (const [content_type, questions] of [
		['news', 0],
		['faq', 1],
	] as const) {
		const { client, id } = await world.write({ content_type });
		expect((await client.result(id)).article.seo.faq).toHaveLength(questions);
	}
});

test('of an outline that breaks off the whole sections are used; where there is none, the editor is told', async () => {
	const cut =
		'{"sections":[{"heading":"First thing to know","points":["a"],"target_words":300},{"heading":"Second thing to know","points":["c"],"target_words":300},{"heading":"Third thing","poi';
	world.upstream.behave(writesArticle(({ task }, answer) => (task === 'outline' ? cut : answer)));
	const whole = await world.write();
	expect(world.tasks().filter((task) => task === 'outline')).toHaveLength(1);
	const { article } = await whole.client.result(whole.id);
	expect(article.blocks).toContain('Second thing to know</h2>');
	expect(article.blocks).not.toContain('Third thing');
	expect(article.warnings).toEqual([]);

	world.upstream.behave(writesArticle(({ task }, answer) => (task === 'outline' ? 'I have none.' : answer)));
	const plain = await world.write();
	const told = [expect.objectContaining({ code: 'no_headings', section: null })];
	expect((await plain.client.result(plain.id)).article.warnings).toEqual(told);
	await plain.client.regenerate(plain.id, 0);
	await world.ended(plain.client, plain.id);
	expect((await plain.client.result(plain.id)).article.warnings).toEqual(told);
});

test('a heading that is left to fill in is asked for again, and then the job fails', async () => {
	const outline = '## About [Company] (300 words)\n- a\n\n## What they bake (300 words)\n- b';
	world.upstream.behave(writesArticle(({ task }, answer) => (task === 'outline' ? outline : answer)));
	const { job } = await world.write();
	expect(world.tasks()).toEqual(['outline', 'outline']);
	expect(askedIn(world.upstream.requests[1]?.body).instructions).toContain('every heading is complete');
	expect(job).toMatchObject({ state: 'failed', error: { code: 'placeholder', retryable: true } });
});

/** Sentences without spaces between words; `%` makes each one that stands nowhere else. */
const UNSPACED = {
	'zh-Hans': {
		outline:
			'## 一天怎样开始 (200 words)\n- 面包师\n\n## 面粉决定什么 (200 words)\n- 面粉\n\n## 柜台前的人们 (200 words)\n- 邻居',
		sentence: '在%年，村里的面包师在太阳升起之前很早就起床，点燃了用砖砌成的老炉子。',
	},
	th: {
		outline:
			'## เช้าวันใหม่ในหมู่บ้าน (200 words)\n- คนทำขนมปัง\n\n## แป้งบอกอะไรเรา (200 words)\n- แป้ง\n\n## ผู้คนหน้าร้าน (200 words)\n- เพื่อนบ้าน',
		sentence: 'ในปี % คนทำขนมปังในหมู่บ้านเล็กตื่นนอนก่อนพระอาทิตย์ขึ้นและจุดไฟในเตาอบอิฐเก่าของเขา',
	},
};

test.each(['zh-Hans', 'th'] as const)(
	'words in %s are those that its readers see, though nothing stands between them',
	async (language) => {
		const { outline, sentence } = UNSPACED[language];
		const segmenter = new Intl.Segmenter(language, { granularity: 'word' });
		const count = (text: string) => [...segmenter.segment(text)].filter(({ isWordLike }) => isWordLike).length;
		const text = (section: number, words: number) => {
			const sentences: string[] = [];
			for (let year = 1000 + 300 * section; count(sentences.join('\n\n')) < words; year++)
				sentences.push(sentence.replace('%', String(year)));
			return sentences.join('\n\n');
		};
		world.upstream.behave(
			writesArticle(({ task, section, words }, answer) => {
				if (task === 'outline') return outline;
				return task === 'describe' ? answer : text(section, words);
			}),
		);
		const right = await world.write({ language });
		expect(right.job.state).toBe('succeeded');
		expect(world.tasks().filter((task) => task.startsWith('repair'))).toEqual([]);
		const { article } = await right.client.result(right.id);
		expect(article.warnings).toEqual([]);
		expect(Math.abs(count(article.markdown) / 600 - 1)).toBeLessThan(0.15);

		world.upstream.requests.length = 0;
		world.upstream.behave(
			writesArticle(({ task, section, words }, answer) => {
				if (task === 'outline') return outline;
				return task === 'describe' ? answer : text(section, task === 'repair' ? words : words / 3);
			}),
		);
		const short = await world.write({ language });
		expect(world.tasks().filter((task) => task.startsWith('repair'))).not.toEqual([]);
		const repaired = (await short.client.result(short.id)).article;
		expect(Math.abs(count(repaired.markdown) / 600 - 1)).toBeLessThan(0.15);
	},
);
