import { expect, test } from 'vitest';
import { permittedBy } from './permitted.ts';
import { renderArticle } from './render-article.ts';

const links = ['https://www.example.com/oven', 'https://shop.example/', 'mailto:anna@shop.example'];
const { link } = permittedBy({ links });

test.each([
	['http://example.com/oven/', 'https://www.example.com/oven'],
	['https://www.example.com/oven#top', 'https://www.example.com/oven'],
	['https://www.example.com/oven', 'https://www.example.com/oven'],
	['https://shop.example', 'https://shop.example'],
	['mailto:Anna@shop.example?subject=x', 'mailto:anna@shop.example'],
])('%s is published as the author gave it', (url, given) => {
	expect(link(url)).toBe(given);
});

test.each([
	'https://example.com/oven/other',
	'https://example.com/oven?x=1',
	'https://evil.example/',
	'mailto:eve@shop.example',
])('%s is another page', (url) => {
	expect(link(url)).toBeNull();
});

test('no form of a page that the author gave vanishes', () => {
	const markdown = 'See [a](http://example.com/oven/), [b](https://www.example.com/oven#top) and www.example.com/oven.';
	const { blocks } = renderArticle(markdown, { links });
	expect(blocks.match(/href="[^"]*"/g)).toEqual(Array.from({ length: 3 }, () => 'href="https://www.example.com/oven"'));
	expect(permittedBy({}).link('https://any.example/x')).toBe('https://any.example/x');
});
