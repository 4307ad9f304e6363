import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import {
	argumentsOf,
	calledFunction,
	childrenOf,
	isNode,
	type PhpNode,
	stringValue,
	walk,
} from '../../plugin/tools/php-tree.ts';
import {
	beginningOf,
	classesOf,
	nameOf,
	nodesInClasses,
	type PhpFile,
	parseFile,
	placeOf,
	readPluginPhp,
} from '../php-check/plugin-php.ts';

const plugin = join(import.meta.dirname, '../../plugin');
const files = readPluginPhp();
const classes = classesOf(files);
const built = globSync('build/*.{js,css}', { cwd: plugin }).map((path) => ({
	path,
	code: readFileSync(join(plugin, path), 'utf8'),
}));

/** Which argument of a function is a name that is shared with all other plugins. */
const SHARED_NAMES: Record<string, { place: number; prefix: RegExp }> = {
	...group(['get', 'add', 'update', 'delete'], ['option', 'site_option'], 0, /^draftsmith_/),
	...group(['get', 'add', 'update', 'delete'], ['network_option'], 1, /^draftsmith_/),
	...group(['get', 'set', 'delete'], ['transient', 'site_transient'], 0, /^draftsmith_/),
	...group(['get', 'add', 'update', 'delete'], ['post_meta', 'user_meta', 'term_meta'], 1, /^_?draftsmith_/),
	...group(['register'], ['post_meta'], 1, /^_?draftsmith_/),
	...group(['update', 'delete'], ['user_option'], 1, /^draftsmith_/),
	get_user_option: { place: 0, prefix: /^draftsmith_/ },
	...group(['do', 'apply'], ['action', 'filters'], 0, /^draftsmith_/),
	wp_schedule_event: { place: 2, prefix: /^draftsmith_/ },
	wp_schedule_single_event: { place: 1, prefix: /^draftsmith_/ },
	wp_clear_scheduled_hook: { place: 0, prefix: /^draftsmith_/ },
	wp_next_scheduled: { place: 0, prefix: /^draftsmith_/ },
	wp_enqueue_script: { place: 0, prefix: /^draftsmith-/ },
	wp_enqueue_style: { place: 0, prefix: /^draftsmith-/ },
	register_rest_route: { place: 0, prefix: /^draftsmith\/v1$/ },
	register_rest_field: { place: 1, prefix: /^draftsmith/ },
	register_setting: { place: 1, prefix: /^draftsmith_/ },
	wp_register_ability: { place: 0, prefix: /^draftsmith\// },
	wp_register_ability_category: { place: 0, prefix: /^draftsmith/ },
	add_menu_page: { place: 3, prefix: /^draftsmith/ },
	add_submenu_page: { place: 4, prefix: /^draftsmith/ },
	add_options_page: { place: 3, prefix: /^draftsmith/ },
	define: { place: 0, prefix: /^DRAFTSMITH_/ },
};
/** What WordPress itself keeps or asks under these names. */
const OF_WORDPRESS = new Set([
	'home',
	'default_category',
	'_edit_lock',
	'publish_future_post',
	'wp_check_post_lock_window',
]);

/** What makes a text safe for where it is printed. */
const ESCAPING = /^(esc_(html|attr|url|js|textarea|html__|attr__|html_x|attr_x)|wp_kses(_post|_data)?|absint|intval)$/;

const FORBIDDEN_FUNCTIONS =
	/^(eval|create_function|assert|exec|shell_exec|system|passthru|proc_open|popen|curl_\w+|fsockopen|extract|unserialize|str_rot13|gzinflate|move_uploaded_file|ini_set|set_time_limit|error_reporting|var_dump|print_r|error_log|phpinfo|wp_mail|query_posts|wp_remote_(get|post|head))$/;

function group(verbs: string[], nouns: string[], place: number, prefix: RegExp) {
	return Object.fromEntries(
		verbs.flatMap((verb) => nouns.map((noun) => [`${verb}_${noun}`, { place, prefix }] as const)),
	);
}

/** What a check finds in a file, each with where it stands. */
type Check = (file: PhpFile, node: PhpNode, around: string) => string | undefined;

function findings(check: Check, of: PhpFile[] = files): string[] {
	return of.flatMap((file) =>
		[...nodesInClasses(file)].flatMap(({ node, around }) => {
			const found = check(file, node, around);
			return found === undefined ? [] : [`${placeOf(file, node)}: ${found}`];
		}),
	);
}

const foreignName: Check = (file, node, around) => {
	const rule = SHARED_NAMES[calledFunction(node)];
	if (rule === undefined) return undefined;
	const name = beginningOf(file, argumentsOf(node)[rule.place], around, classes);
	if (name !== undefined && (rule.prefix.test(name) || OF_WORDPRESS.has(name))) return undefined;
	// What is removed there was found by its prefix; tests/plugin/uninstall.test.ts sees that nothing else goes.
	if (name === undefined && file.path === 'uninstall.php') return undefined;
	return `${calledFunction(node)}() with ${name === undefined ? 'a name that is not written out' : `“${name}”`}`;
};

const unescaped: Check = (_, node) => {
	const printed =
		node.kind === 'echo' || node.kind === 'print'
			? [node.expressions, node.expression].flat().filter(isNode)
			: /^v?printf$/.test(calledFunction(node))
				? argumentsOf(node)
				: [];
	const bad = printed.find((each) => !isSafe(each));
	return bad === undefined ? undefined : `prints a ${bad.kind} that is not escaped`;
};

function isSafe(node: PhpNode): boolean {
	if (node.kind === 'retif') return [node.trueExpr, node.falseExpr].filter(isNode).every(isSafe);
	if (node.kind === 'bin' && node.type === '.') return [node.left, node.right].filter(isNode).every(isSafe);
	return (
		node.kind === 'string' ||
		node.kind === 'number' ||
		(node.kind === 'cast' && (node.type === 'int' || node.type === 'float')) ||
		ESCAPING.test(calledFunction(node))
	);
}

const forbidden: Check = (_, node) => {
	if (FORBIDDEN_FUNCTIONS.test(calledFunction(node))) return `${calledFunction(node)}()`;
	if (['eval', 'nowdoc', 'inline'].includes(node.kind)) return node.kind;
	if (node.kind === 'encapsed' && (node.type === 'heredoc' || node.type === 'shell')) return String(node.type);
	return undefined;
};

/** The nodes of a file whose variables are global. */
function* walkOutsideFunctions(node: PhpNode): Generator<PhpNode> {
	yield node;
	for (const child of childrenOf(node)) {
		if (!['function', 'closure', 'arrowfunc', 'class'].includes(child.kind)) yield* walkOutsideFunctions(child);
	}
}

/** What a check finds in code that is as it should not be. */
const foundIn = (check: Check, code: string) => findings(check, [parseFile('bad.php', `<?php\n${code}`)]);

describe('names', () => {
	test('every name that WordPress shares between plugins carries ours', () => {
		expect(findings(foreignName)).toEqual([]);
		expect(foundIn(foreignName, "update_option( 'settings', 1 );")).toEqual([
			'bad.php:2: update_option() with “settings”',
		]);
		expect(foundIn(foreignName, 'do_action( $name );')).toHaveLength(1);
	});

	test('so does everything that is global', () => {
		const ours = /^draftsmith(_|$)/i;
		const globals = files.flatMap((file) => {
			const declared = [...walk(file.tree)].filter(
				({ kind }) => kind === 'function' || kind === 'class' || kind === 'constantstatement',
			);
			const assigned = [...walkOutsideFunctions(file.tree)]
				.filter(({ kind }) => kind === 'assign')
				.map(({ left }) => nameOf(left));
			return file.namespace === '' ? [...declared.map(nameOf), ...assigned] : [];
		});
		expect(globals.length).toBeGreaterThan(0);
		expect(globals.filter((name) => !ours.test(name))).toEqual([]);
	});

	test('every file of includes/ is in our namespace, but the one that loads them', () => {
		const outside = files.filter(
			({ path, namespace }) => path.startsWith('includes/') && !/^Draftsmith(\\|$)/.test(namespace),
		);
		expect(outside.map(({ path }) => path).filter((path) => path !== 'includes/autoload.php')).toEqual([]);
	});

	test('tables and cookies: ours only, and none', () => {
		const tables = files.flatMap(({ path, code }) =>
			[...code.matchAll(/\$wpdb->(?:base_)?prefix\s*\}?\s*(?:\.\s*')?(\w+)/g)].map(([, name]) => `${path}: ${name}`),
		);
		expect(tables.length).toBeGreaterThan(0);
		expect(tables.filter((table) => !/: draftsmith_/.test(table))).toEqual([]);
		expect(files.filter(({ code }) => /setcookie|\$_SESSION|session_start/.test(code))).toEqual([]);
	});
});

describe('safety', () => {
	test('no file does anything when its address is opened', () => {
		const unguarded = files.filter(
			({ code }) => !/^defined\( '(ABSPATH|WP_UNINSTALL_PLUGIN)' \) \|\| exit;$/m.test(code),
		);
		expect(unguarded.map(({ path }) => path)).toEqual([]);
	});

	test('what is printed is escaped where it is printed', () => {
		expect(findings(unescaped)).toEqual([]);
		for (const bad of ['echo $a;', "printf( '%s', __( 'x' ) );", "echo '<p>' . get_the_title();", 'print $a;'])
			expect(foundIn(unescaped, bad), bad).toHaveLength(1);
	});

	test('no function that reviewers turn plugins away for', () => {
		expect(findings(forbidden)).toEqual([]);
		for (const bad of ["eval( 'x' );", 'curl_init();', '$a = <<<A\nx\nA;', "$a = <<<'A'\nx\nA;", '`ls`;', '?>x'])
			expect(foundIn(forbidden, bad), bad).toHaveLength(1);
	});

	test('only the client of the service calls out', () => {
		const callers = files.filter(({ tree }) =>
			[...walk(tree)].some((node) =>
				/^(wp_(safe_)?remote_(request|get|post|head)|download_url)$/.test(calledFunction(node)),
			),
		);
		expect(callers.map(({ path }) => path)).toEqual(['includes/service/class-client.php']);
	});

	test('every route says who may use it, and none is simply open', () => {
		const routes = files.flatMap((file) =>
			[...walk(file.tree)]
				.filter(({ kind }) => kind === 'array')
				.map((array) => ({
					place: placeOf(file, array),
					entries: new Map(
						(Array.isArray(array.items) ? array.items.filter(isNode) : []).map((entry) => [
							stringValue(isNode(entry.key) ? entry.key : undefined),
							entry.value,
						]),
					),
				}))
				.filter(({ entries }) => entries.has('methods') && entries.has('callback')),
		);
		expect(routes.length).toBeGreaterThan(20);
		expect(routes.filter(({ entries }) => !entries.has('permission_callback')).map(({ place }) => place)).toEqual([]);
		const open = routes.filter(({ entries }) => {
			const callback = entries.get('permission_callback');
			return isNode(callback) && stringValue(callback) === '__return_true';
		});
		expect(open.map(({ place }) => place)).toEqual([]);
	});

	test('what a browser sends comes through REST, with its nonce; a page looks at its own name only', () => {
		const readers = files.filter(({ code }) => /\$_(GET|POST|REQUEST|COOKIE|FILES)\b/.test(code));
		for (const { path, code } of readers) {
			const reads = code.match(/\$_(GET|POST|REQUEST|COOKIE|FILES)\b[^;]*;/g) ?? [];
			for (const read of reads) expect(read, path).toMatch(/^\$_GET\['page'\] \?\? '' \) \) \]/);
		}
		const handlers = files.filter(({ code }) => /'(wp_ajax_|admin_post_)/.test(code));
		expect(handlers.map(({ path }) => path)).toEqual([]);
	});
});

describe('what is sent to browsers', () => {
	test('names no machine of a developer', () => {
		const local = /\blocalhost\b|127\.0\.0\.1/;
		// What ends on .localhost is on the reader's own machine (RFC 6761); class-address.php has to know.
		const php = files.filter(({ code }) => local.test(code.replaceAll('\\.(?:localhost|', '')));
		expect(php.map(({ path }) => path)).toEqual([]);
		expect(built.filter(({ code }) => local.test(code)).map(({ path }) => path)).toEqual([]);
	});

	test('loads nothing from elsewhere', () => {
		const texts =
			/^https?:\/\/(www\.w3\.org|draftsmith\.example\.com|developer\.wordpress\.org|github\.com|base-ui\.com)\b/;
		for (const { path, code } of built) {
			const addresses = code.match(/https?:\/\/[\w.-]+\.[a-z]{2,}[\w./-]*/g) ?? [];
			expect(
				addresses.filter((address) => !texts.test(address)),
				path,
			).toEqual([]);
			const loads = path.endsWith('.css') ? /@import/ : /importScripts\(|sendBeacon|createElement\("script"\)/;
			expect(code.match(/url\(\s*["']?(?:https?:)?\/\/[^)]*/g) ?? [], path).toEqual([]);
			expect(code.match(loads) ?? [], path).toEqual([]);
		}
		const enqueued = findings((file, node, around) => {
			if (!/^wp_(enqueue|register)_(script|style)$/.test(calledFunction(node))) return undefined;
			const [, source] = argumentsOf(node);
			if (source === undefined || calledFunction(source) === 'plugins_url') return undefined;
			return beginningOf(file, source, around, classes) ?? source.kind;
		});
		expect(enqueued).toEqual([]);
	});

	test('brings no React along, and no map of its source', () => {
		const react = /Minified React error|__SECRET_INTERNALS_DO_NOT_USE|__CLIENT_INTERNALS_DO_NOT_USE|react\.production/;
		expect(built.filter(({ code }) => react.test(code)).map(({ path }) => path)).toEqual([]);
		expect(built.filter(({ code }) => code.includes('sourceMappingURL')).map(({ path }) => path)).toEqual([]);
		expect(globSync('build/**/*.map', { cwd: plugin })).toEqual([]);
		const react18 = readFileSync(join(plugin, '../node_modules/react/cjs/react.production.min.js'), 'utf8');
		expect(react18).toMatch(react);
	});

	test('stays small: the editor within 45 KB, every screen within what it is given', () => {
		// DataViews alone are most of the list of articles.
		const budgets: Record<string, number> = { editor: 45, settings: 30, network: 30, batch: 60, usage: 30, jobs: 400 };
		const names = built.filter(({ path }) => path.endsWith('.js')).map(({ path }) => path.slice(6, -3));
		const kilobytes = (name: string) =>
			built
				.filter(({ path }) => path.startsWith(`build/${name}.`))
				.reduce((sum, { code }) => sum + gzipSync(code).length / 1024, 0);
		const tooLarge = names.filter((name) => kilobytes(name) > (budgets[name] ?? 0));
		expect(tooLarge.map((name) => `${name}: ${kilobytes(name).toFixed(1)} KB`)).toEqual([]);
		expect(names).toContain('editor');
	});
});
