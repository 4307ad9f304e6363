import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { calledFunction, childrenOf, isNode, type PhpNode, walk } from '../../plugin/tools/php-tree.ts';
import { wrongUses } from '../php-check/calls.ts';
import { indexClasses, parametersOf } from '../php-check/class-members.ts';
import { nameOf, type PhpFile, parseFile, placeOf, readPluginPhp } from '../php-check/plugin-php.ts';
import { logToStderr } from '../wordpress/log-to-stderr.ts';
import { startWasmPhp, type WasmPhp } from '../wordpress/php-wasm.ts';
import { ensureWordPressFiles } from '../wordpress/wordpress-files.ts';

const files = readPluginPhp();
const classes = indexClasses(files);

/** Functions of a WordPress newer than the oldest one that we support, and the file that only a WordPress which has them runs. */
const NEWER: Record<string, string> = {
	wp_register_ability: 'includes/abilities/class-abilities.php',
	wp_register_ability_category: 'includes/abilities/class-abilities.php',
};

/** What a check finds in code that is made up. */
function inClass(code: string, check: (own: NonNullable<ReturnType<(typeof classes)['get']>>) => string[]): string[] {
	const file = parseFile('made-up.php', `<?php\nnamespace Draftsmith\\Jobs;\n${code}`);
	const all = indexClasses([...files, file]);
	return [...all.values()].filter((own) => own.file === file).flatMap(check);
}

describe('classes of ours', () => {
	test('are used as they are', () => {
		expect([...classes.values()].flatMap((own) => wrongUses(own, classes))).toEqual([]);
	});

	test.each([
		['a class that is not there', 'new Nowhere();', 'there is no class Draftsmith\\Jobs\\Nowhere'],
		['a method that is not there', 'Job_Store::nothing();', 'has no method nothing()'],
		[
			'a method of what a method gives',
			'( new \\Draftsmith\\Parts() )->client()->nothing();',
			'has no method nothing()',
		],
		['a method of a variable', '$a = new Job_Store(); $a->nothing();', 'has no method nothing()'],
		['too few arguments', 'new \\Draftsmith\\Articles\\Catalog();', 'with 0 arguments, not 1 to 1'],
		['a constant that is not there', '$a = Job_Store::NOTHING;', 'has no constant NOTHING'],
		['a property that is not there', '$this->nothing = 1;', 'has no property $nothing'],
		[
			'a column that is not there',
			'$a = ( new Job_Store() )->find( 1 ); $b = $a->nothing;',
			'has no property $nothing',
		],
	])('%s is noticed', (_, code, problem) => {
		const found = inClass(`class Made_Up { function a() { ${code} } }`, (own) =>
			wrongUses(own, indexClasses([...files, own.file])),
		);
		expect(found).toEqual([expect.stringContaining(problem)]);
	});
});

/** Private members that nothing in their class names. */
function unusedMembers({ node, file }: { node: PhpNode; file: PhpFile }): string[] {
	const code = file.code.slice(node.loc.start.offset, node.loc.end.offset);
	return childrenOf(node)
		.flatMap((member) =>
			member.kind === 'propertystatement' || member.kind === 'classconstant'
				? childrenOf(member).map((each) => ({ each, isPrivate: member.visibility === 'private' }))
				: [{ each: member, isPrivate: member.visibility === 'private' }],
		)
		.filter(({ each, isPrivate }) => isPrivate && nameOf(each) !== '' && nameOf(each) !== '__construct')
		.filter(({ each }) => {
			const name = nameOf(each);
			return !new RegExp(`(?:->|::\\$?)${name}\\b|'${name}'`).test(code);
		})
		.map(({ each }) => `${placeOf(file, each)}: ${nameOf(each)}`);
}

test('every private member is used', () => {
	expect([...classes.values()].flatMap(unusedMembers)).toEqual([]);
	const unused = 'class Made_Up { private $a; private function b() {} private function c() { $this->c(); } }';
	expect(inClass(unused, unusedMembers)).toEqual(['made-up.php:3: a', 'made-up.php:3: b']);
});

/** Imports whose name is nowhere else in the file. */
function unusedImports({ path, code, imports }: PhpFile): string[] {
	const body = code.replaceAll(/^use .*;$/gm, '');
	return [...imports.keys()]
		.filter((name) => !new RegExp(`\\b${name}\\b`).test(body))
		.map((name) => `${path}: ${name}`);
}

test('every import is used, and in the order of the alphabet', () => {
	expect(files.flatMap(unusedImports)).toEqual([]);
	expect(unusedImports(parseFile('a.php', '<?php\nuse A\\B;\nuse C\\D;\nnew D();'))).toEqual(['a.php: B']);
	const unsorted = files.filter(({ imports }) => {
		const names = [...imports.values()].map((name) => name.toLowerCase().replaceAll('\\', ' '));
		return names.join() !== names.toSorted().join();
	});
	expect(unsorted.map(({ path }) => path)).toEqual([]);
});

/** Classes and methods without a docblock, and parameters that theirs does not name. */
function undocumented({ node, file }: { node: PhpNode; file: PhpFile }): string[] {
	const lines = file.code.split('\n');
	const methods = childrenOf(node).filter(({ kind }) => kind === 'method');
	return [node, ...methods].flatMap((each) => {
		const above = lines.slice(0, each.loc.start.line - 1).join('\n');
		const docblock = /\/\*\*(?:(?!\*\/)[\s\S])*\*\/$/.exec(above.trimEnd())?.[0];
		if (docblock === undefined) return [`${placeOf(file, each)}: ${nameOf(each)} has no docblock`];
		return parametersOf(each)
			.map(nameOf)
			.filter((name) => each.kind === 'method' && !new RegExp(`@param .*\\$${name}\\b`).test(docblock))
			.map((name) => `${placeOf(file, each)}: ${nameOf(each)} does not say what $${name} is`);
	});
}

test('every class and method says what it is', () => {
	expect([...classes.values()].flatMap(undocumented)).toEqual([]);
	expect(
		inClass('/** A. */\nclass Made_Up {\n/** B. */\nfunction b( $c ) {}\nfunction d() {}\n}', undocumented),
	).toEqual(['made-up.php:6: b does not say what $c is', 'made-up.php:7: d has no docblock']);
});

describe('functions and classes of others', () => {
	let php: WasmPhp;
	let known: Set<string>;

	beforeAll(async () => {
		php = await startWasmPhp('7.4', logToStderr);
		const builtIn = `<?php echo json_encode( array_merge( get_defined_functions()['internal'], array_map( 'strtolower', get_declared_classes() ), array_map( 'strtolower', get_declared_interfaces() ) ) );`;
		php.writeFile('/known/a.php', Buffer.from(builtIn));
		known = new Set(z.array(z.string()).parse(JSON.parse((await php.runFile('/known/a.php')).output)));
		// Language constructs that look like functions, what PHP can have on every host of WordPress, and WP-CLI, which brings itself.
		for (const name of ['sodium_crypto_secretbox', 'sodium_crypto_secretbox_open', 'sodium_memzero', 'wp_cli'])
			known.add(name);
		const folder = await ensureWordPressFiles('6.8', logToStderr);
		for (const path of globSync(['*.php', 'wp-includes/**/*.php', 'wp-admin/**/*.php'], { cwd: folder })) {
			const code = readFileSync(join(folder, path), 'utf8');
			for (const [, name = ''] of code.matchAll(/^\t?(?:function &?|(?:abstract |final )*class |interface )(\w+)/gm))
				known.add(name.toLowerCase());
		}
		for (const { tree } of files)
			for (const node of walk(tree)) if (node.kind === 'function') known.add(nameOf(node).toLowerCase());
	});
	afterAll(() => php?.stop());

	/** Names that neither PHP 7.4 nor WordPress 6.8 knows. */
	const unknown = (file: PhpFile) =>
		[...walk(file.tree)].flatMap((node) => {
			const name = calledFunction(node) || foreignClass(file, node);
			const isOfWpCli = file.imports.get(name.split('\\')[0] ?? '')?.startsWith('WP_CLI') ?? false;
			const isKnown = name === '' || isOfWpCli || known.has(name.toLowerCase());
			return isKnown || NEWER[name] === file.path ? [] : [`${placeOf(file, node)}: ${name}`];
		});

	test('are there in PHP 7.4 and WordPress 6.8, except in files that only newer ones run', () => {
		expect(known.size).toBeGreaterThan(4000);
		expect(files.flatMap(unknown)).toEqual([]);
		const made = parseFile(
			'a.php',
			'<?php\nstr_contains( "", "" );\nstr_increment();\nwp_register_ability();\nnew WP_Ability();',
		);
		expect(unknown(made)).toEqual(['a.php:3: str_increment', 'a.php:4: wp_register_ability', 'a.php:5: WP_Ability']);
	});
});

/** The name of a class that is neither ours nor to be looked for: what is made with `new`, or asked with `::`. */
function foreignClass({ imports, namespace }: PhpFile, node: PhpNode): string {
	if (!['new', 'staticlookup'].includes(node.kind) || !isNode(node.what) || node.what.kind !== 'name') return '';
	const name = nameOf(node.what).replace(/^\\/, '');
	const full = imports.get(name) ?? name;
	// What is not imported is in the namespace of the file, and looked for above.
	const isOwn = namespace !== '' && !imports.has(name) && node.what.resolution !== 'fqn';
	return isOwn || full.startsWith('Draftsmith\\') ? '' : full.replace(/^.*\\/, '');
}
