// Bundles the plugin's scripts, one for each folder of src/ with an index.tsx, with esbuild. WordPress brings React and its own packages; only what it has no script
// for (the icons we use) goes into the bundle. Beside each script stands NAME.asset.php, which tells PHP what to load first, and in
// languages/ what is translated in it.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { compileLanguages } from './tools/compile-languages.ts';
import { slimmedDataViews } from './tools/slim-dataviews.ts';

const plugin = dirname(fileURLToPath(import.meta.url));
const output = join(plugin, 'build');
const entries = globSync('*/index.tsx', { cwd: join(plugin, 'src') })
	.map(dirname)
	.sort();

// The scripts that both WordPress 6.8 and 7.1 register and that we use: module -> [handle, global].
const scripts = {
	react: ['react', 'window.React'],
	'react-dom': ['react-dom', 'window.ReactDOM'],
	'react-dom/client': ['react-dom', 'window.ReactDOM'],
	'react/jsx-runtime': ['react-jsx-runtime', 'window.ReactJSXRuntime'],
	'@wordpress/a11y': ['wp-a11y', 'window.wp.a11y'],
	'@wordpress/api-fetch': ['wp-api-fetch', 'window.wp.apiFetch'],
	'@wordpress/block-editor': ['wp-block-editor', 'window.wp.blockEditor'],
	'@wordpress/blocks': ['wp-blocks', 'window.wp.blocks'],
	'@wordpress/commands': ['wp-commands', 'window.wp.commands'],
	'@wordpress/components': ['wp-components', 'window.wp.components'],
	'@wordpress/core-data': ['wp-core-data', 'window.wp.coreData'],
	'@wordpress/data': ['wp-data', 'window.wp.data'],
	'@wordpress/date': ['wp-date', 'window.wp.date'],
	'@wordpress/editor': ['wp-editor', 'window.wp.editor'],
	'@wordpress/element': ['wp-element', 'window.wp.element'],
	'@wordpress/hooks': ['wp-hooks', 'window.wp.hooks'],
	'@wordpress/i18n': ['wp-i18n', 'window.wp.i18n'],
	'@wordpress/notices': ['wp-notices', 'window.wp.notices'],
	'@wordpress/plugins': ['wp-plugins', 'window.wp.plugins'],
	'@wordpress/primitives': ['wp-primitives', 'window.wp.primitives'],
};
// What the admin screens need of WordPress's packages and no version of WordPress has as a script.
const dataViewsStyle = '@wordpress/dataviews/build-style/style.css';
const bundled = new Set(['@wordpress/icons', '@wordpress/dataviews/wp', dataViewsStyle]);

/** An esbuild plugin that reads WordPress's scripts from `window` and notes their handles in `handles`. */
function wordpressScripts(handles) {
	return {
		name: 'wordpress-scripts',
		setup(bundle) {
			bundle.onResolve({ filter: /^(@wordpress\/|react(-dom)?($|\/))/ }, ({ path }) => {
				if (bundled.has(path)) return undefined;
				const script = scripts[path];
				if (!script)
					return {
						errors: [{ text: `WordPress 6.8 has no script for ${path}: add it to build.mjs or do without it.` }],
					};
				handles.add(script[0]);
				return { path, namespace: 'wordpress-script' };
			});
			bundle.onLoad({ filter: /.*/, namespace: 'wordpress-script' }, ({ path }) => ({
				contents: `module.exports = ${scripts[path][1]};`,
				loader: 'js',
			}));
		},
	};
}

/** Bundles src/NAME/index.tsx to build/NAME.js and NAME.css, with NAME.asset.php. Gives the files in it, and a line about sizes. */
async function bundleEntry(name) {
	const handles = new Set();
	const options = {
		absWorkingDir: plugin,
		metafile: true,
		entryPoints: { [name]: join(plugin, 'src', name, 'index.tsx') },
		outdir: output,
		bundle: true,
		format: 'iife',
		target: 'es2020',
		minify: true,
		charset: 'utf8',
		jsx: 'automatic',
		legalComments: 'none',
		logLevel: 'warning',
		plugins: [wordpressScripts(handles), slimmedDataViews],
	};
	const { metafile } = await build(options);
	const sources = Object.keys(metafile.inputs);
	const styles = [`${name}.css`];
	if (sources.some((source) => source.endsWith(dataViewsStyle))) {
		// Ours have logical properties only; DataViews has a style of its own for languages from right to left.
		const mirrored = { [dataViewsStyle]: dataViewsStyle.replace('.css', '-rtl.css') };
		const { outputFiles } = await build({ ...options, write: false, alias: mirrored });
		const style = outputFiles.find(({ path }) => path.endsWith('.css'));
		styles.push(`${name}-rtl.css`);
		writeFileSync(join(output, `${name}-rtl.css`), style.contents);
	}
	const files = [`${name}.js`, ...styles].map((file) => ({ file, bytes: readFileSync(join(output, file)) }));
	const hash = createHash('sha256');
	for (const { bytes } of files) hash.update(bytes);
	const dependencies = [...handles].sort().map((handle) => `'${handle}'`);
	writeFileSync(
		join(output, `${name}.asset.php`),
		`<?php return array( 'dependencies' => array( ${dependencies.join(', ')} ), 'version' => '${hash.digest('hex').slice(0, 20)}' );\n`,
	);
	const sizes = files
		.map(({ file, bytes }) => `${file} ${(gzipSync(bytes).length / 1024).toFixed(1)} KB gzip`)
		.join(', ');
	return { name, sizes, sources };
}

rmSync(output, { recursive: true, force: true });
mkdirSync(output, { recursive: true });
const schema = join(plugin, 'schema.ts');
if (existsSync(schema)) {
	const result = spawnSync(process.execPath, [schema], { stdio: 'inherit' });
	if (result.status !== 0) process.exit(result.status ?? 1);
}
const bundles = await Promise.all(entries.map(bundleEntry));
for (const { sizes } of bundles) console.log(`plugin: ${sizes}`);
compileLanguages(plugin, Object.fromEntries(bundles.map(({ name, sources }) => [name, sources])));
