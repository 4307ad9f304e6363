import { renderArticle } from '@draftsmith/service/blocks';
import { marked } from 'marked';
import { remark } from 'remark';
import remarkHtml from 'remark-html';
import { benign } from '../../service/src/blocks/corpus/benign.ts';

/**
 * `node tests/bench/renderer.ts`: how much Markdown a second becomes blocks, sanitised and checked to read back as
 * itself, against what `marked` and `remark-html` need for plain HTML. Variants take turns on the same articles in the same
 * run; ratios are what to trust. `remark-html` sanitises too, `marked` does not.
 */
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 5);
const SIZES = [10_000, 100_000, 1_000_000];
/** Small articles are rendered again and again, until so many characters are through. */
const CHARACTERS_A_ROUND = 400_000;

type Variant = { name: string; render: (markdown: string) => unknown };

const processor = remark().use(remarkHtml);

const variants: Variant[] = [
	{ name: 'Draftsmith: blocks, Markdown and text', render: (markdown) => renderArticle(markdown, {}) },
	{ name: 'marked 18: HTML', render: (markdown) => marked.parse(markdown, { async: false }) },
	{
		name: 'remark 15 + remark-html 16: HTML, sanitised',
		render: (markdown) => String(processor.processSync(markdown)),
	},
];

/**
 * Renders articles of several sizes by each variant and prints tables: MB of Markdown (UTF-8) a second, median of the
 * rounds, and the median ratio of Draftsmith to each within a round.
 */
export function benchRenderer(print: (line: string) => void): void {
	print(`\nMarkdown to what is published, ${ROUNDS} rounds, medians`);
	print('| article | variant | MB/s | Draftsmith is so many times as fast |');
	print('|---|---|---|---|');
	for (const size of SIZES) {
		const article = articleOf(size);
		const rates = ratesOf(article);
		for (const [at, { name }] of variants.entries()) {
			const mine = rates[at] ?? [];
			const ratios = mine.map((rate, round) => (rates[0]?.[round] ?? Number.NaN) / rate);
			print(`| ${size / 1000} KB | ${name} | ${median(mine).toFixed(2)} | ${median(ratios).toFixed(2)} |`);
		}
	}
}

/** MB/s of each variant in each round. The first round only warms up. */
function ratesOf(article: string): number[][] {
	const megabytes = Buffer.byteLength(article) / 1_000_000;
	const times = Math.max(1, Math.round(CHARACTERS_A_ROUND / article.length));
	const rates = variants.map((): number[] => []);
	for (let round = -1; round < ROUNDS; round += 1) {
		for (const turn of variants.keys()) {
			const at = (turn + Math.max(0, round)) % variants.length;
			const begun = performance.now();
			for (let time = 0; time < times; time += 1) variants[at]?.render(article);
			const seconds = (performance.now() - begun) / 1000;
			if (round >= 0) rates[at]?.push((megabytes * times) / seconds);
		}
	}
	return rates;
}

/** An article of at least so many characters: the benign corpus, in prose of usual length. */
function articleOf(size: number): string {
	const prose =
		'Rye bread keeps for a week, and it asks for **patience** more than for skill: mix, wait, fold, wait again. ' +
		'Bakers in the north knew this long before there were ovens with *thermostats*, as [one of them](https://example.com/rye) wrote. ';
	const parts: string[] = [];
	let length = 0;
	for (let at = 0; length < size; at += 1) {
		const part = `## Part ${at + 1}\n\n${prose.repeat(3)}\n\n${benign[at % benign.length]?.markdown ?? ''}\n\n`;
		parts.push(part);
		length += part.length;
	}
	return parts.join('');
}

function median(values: number[]): number {
	return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

if (import.meta.main) benchRenderer((line) => console.log(line));
