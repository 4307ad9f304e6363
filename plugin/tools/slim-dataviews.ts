/**
 * Takes out of `@wordpress/dataviews/wp` what nobody needs at run time, nearly a megabyte: it was built with source maps for
 * developers inside its styles, and with some of its styles many times over, of which the first one counts.
 */
import { readFileSync } from 'node:fs';
import type { Plugin } from 'esbuild';

const sourceMap = /\/\*# sourceMappingURL=data:application\/json;[^*]*\*\//g;
const registration = /^ *registerStyle\d*\("([0-9a-f]+)", .*\);$/gm;

/** The text of DataViews' script without the source maps and the repeated styles. */
export function slimDataViews(script: string): string {
	const seen = new Set<string>();
	return script.replace(sourceMap, '').replace(registration, (call, hash: string) => {
		if (seen.has(hash)) return '';
		seen.add(hash);
		return call;
	});
}

/** The esbuild plugin that does so. */
export const slimmedDataViews: Plugin = {
	name: 'slimmed-dataviews',
	setup(bundle) {
		bundle.onLoad({ filter: /dataviews[\\/]build-wp[\\/]index\.js$/ }, ({ path }) => ({
			contents: slimDataViews(readFileSync(path, 'utf8')),
			loader: 'js',
		}));
	},
};
