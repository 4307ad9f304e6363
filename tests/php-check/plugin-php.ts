import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { childrenOf, isNode, type PhpNode, parsePhp, stringValue, walk } from '../../plugin/tools/php-tree.ts';

/** A PHP file of the plugin. Its path is relative to the plugin's folder. */
export type PhpFile = { path: string; code: string; tree: PhpNode; namespace: string; imports: Map<string, string> };

const plugin = join(import.meta.dirname, '../../plugin');

/** All PHP that we write: not what the build makes. */
export function readPluginPhp(): PhpFile[] {
	return globSync(['*.php', 'includes/**/*.php'], { cwd: plugin })
		.sort()
		.map((path) => parseFile(path, readFileSync(join(plugin, path), 'utf8')));
}

/** Reads a file's tree, and what its names mean. */
export function parseFile(path: string, code: string): PhpFile {
	const { tree } = parsePhp(code, path);
	const nodes = [...walk(tree)];
	const namespace = nameOf(nodes.find(({ kind }) => kind === 'namespace'));
	const imports = nodes
		.filter(({ kind }) => kind === 'useitem')
		.map((item): [string, string] => [nameOf(item.alias) || last(nameOf(item)), nameOf(item)]);
	return { path, code, tree, namespace, imports: new Map(imports) };
}

/** The name that a node carries, or that its own name node does; empty for none. */
export function nameOf(node: unknown): string {
	if (!isNode(node)) return '';
	if (typeof node.name === 'string') return node.name;
	return isNode(node.name) ? nameOf(node.name) : '';
}

/** Where a node stands, as `path:line`. */
export function placeOf(file: PhpFile, node: PhpNode): string {
	return `${file.path}:${node.loc.start.line}`;
}

/** The full name of the class that a node in a file names; `self` and `static` are those of the class around them. */
export function classNameOf(file: PhpFile, node: unknown, around: string): string {
	if (!isNode(node)) return '';
	if (node.kind === 'selfreference' || node.kind === 'staticreference') return around;
	const name = nameOf(node);
	if (name === 'self' || name === 'static') return around;
	if (name.startsWith('\\')) return name.slice(1);
	const [head = '', ...rest] = name.split('\\');
	const imported = file.imports.get(head);
	if (imported !== undefined) return [imported, ...rest].join('\\');
	return file.namespace === '' || node.resolution === 'fqn' ? name : `${file.namespace}\\${name}`;
}

/** Every class of some files, by its full name. */
export function classesOf(files: PhpFile[]): Map<string, { file: PhpFile; node: PhpNode }> {
	return new Map(
		files.flatMap((file) =>
			[...walk(file.tree)]
				.filter(({ kind, name }) => ['class', 'interface', 'trait'].includes(kind) && isNode(name))
				.map((node) => [classNameOf(file, { ...node, kind: 'name' }, ''), { file, node }] as const),
		),
	);
}

/** The class around each node of a file, by its full name. */
export function* nodesInClasses(file: PhpFile): Generator<{ node: PhpNode; around: string }> {
	function* below(node: PhpNode, around: string): Generator<{ node: PhpNode; around: string }> {
		yield { node, around };
		const own = node.kind === 'class' && isNode(node.name) ? classNameOf(file, { ...node, kind: 'name' }, '') : around;
		for (const child of childrenOf(node)) yield* below(child, own);
	}
	yield* below(file.tree, '');
}

/**
 * How a string begins that is written out, a constant of a class, or put together from such; undefined when that can't be read from
 * the source.
 */
export function beginningOf(
	file: PhpFile,
	node: PhpNode | undefined,
	around: string,
	classes: ReturnType<typeof classesOf>,
): string | undefined {
	if (node === undefined) return undefined;
	const written = stringValue(node);
	if (written !== undefined) return written;
	if (node.kind === 'bin' && isNode(node.left)) return beginningOf(file, node.left, around, classes);
	if (node.kind === 'encapsed' && Array.isArray(node.value)) {
		const [first] = node.value.filter(isNode).map((part) => (isNode(part.expression) ? part.expression : part));
		return beginningOf(file, first, around, classes);
	}
	if (node.kind === 'variable') {
		const values = [...walk(file.tree)].filter(({ kind, left }) => kind === 'assign' && nameOf(left) === nameOf(node));
		const beginnings = values.map(({ right }) => beginningOf(file, isNode(right) ? right : undefined, around, classes));
		return beginnings.every((each) => each === beginnings[0]) ? beginnings[0] : undefined;
	}
	if (node.kind !== 'staticlookup') return undefined;
	const owner = classes.get(classNameOf(file, node.what, around));
	const constant =
		owner && [...walk(owner.node)].find((each) => each.kind === 'constant' && nameOf(each) === nameOf(node.offset));
	if (!owner || !constant || !isNode(constant.value)) return undefined;
	return beginningOf(owner.file, constant.value, classNameOf(file, node.what, around), classes);
}

function last(name: string): string {
	return name.slice(name.lastIndexOf('\\') + 1);
}
