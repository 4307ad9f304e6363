import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { slimDataViews } from './slim-dataviews.ts';

describe('slimDataViews', () => {
	it('drops source maps and all but the first of equal styles, and nothing else', () => {
		const script = [
			'var a = "color:red;/*# sourceMappingURL=data:application/json;charset=utf-8;base64,eyJ2IjozfQ== */";',
			'  registerStyle1("aa11", "b{}");',
			'  registerStyle2("bb22", "i{}");',
			'  registerStyle3("aa11", "b{}");',
			'function registerStyle1(hash, css) {}',
		];
		expect(slimDataViews(script.join('\n')).split('\n')).toEqual([
			'var a = "color:red;";',
			script[1],
			script[2],
			'',
			script[4],
		]);
	});

	it('still finds both in the version that is installed', () => {
		const file = new URL('../../node_modules/@wordpress/dataviews/build-wp/index.js', import.meta.url);
		const script = readFileSync(file, 'utf8');
		const slim = slimDataViews(script);
		expect(slim.length).toBeLessThan(script.length - 800_000);
		const hashes = (text: string) => [...text.matchAll(/registerStyle\d*\("([0-9a-f]+)"/g)].map(([, hash]) => hash);
		expect(hashes(slim).sort()).toEqual([...new Set(hashes(script))].sort());
	});
});
