import { Engine } from 'php-parser';

/** A node of PHP's syntax tree. What else it has depends on its kind, and is to be looked at before it is used. */
export type PhpNode = { kind: string; loc: { start: PhpPosition; end: PhpPosition }; [property: string]: unknown };
export type PhpPosition = { line: number; offset: number };
export type PhpComment = { value: string; loc: PhpNode['loc'] };

/**
 * Parses a PHP file, as PHP 8.4 would.
 * @throws SyntaxError with the line.
 */
export function parsePhp(code: string, path: string): { tree: PhpNode; comments: PhpComment[] } {
	const engine = new Engine({ parser: { extractDoc: true, version: 804 }, ast: { withPositions: true } });
	const tree: unknown = engine.parseCode(code, path);
	if (!isNode(tree)) throw new Error(`${path} gives no tree`);
	return { tree, comments: Array.isArray(tree.comments) ? tree.comments.filter(isComment) : [] };
}

/** Tells whether a property of a node is a node. */
export function isNode(value: unknown): value is PhpNode {
	return typeof value === 'object' && value !== null && 'kind' in value && typeof value.kind === 'string';
}

/** The nodes right below a node, in the order of the source. */
export function childrenOf(node: PhpNode): PhpNode[] {
	return Object.entries(node)
		.filter(([name]) => name !== 'loc' && !name.endsWith('omments'))
		.flatMap(([, value]) => (Array.isArray(value) ? value.flat() : [value]))
		.filter(isNode);
}

/** A node and all below it, each before what is in it. */
export function* walk(node: PhpNode): Generator<PhpNode> {
	yield node;
	for (const child of childrenOf(node)) yield* walk(child);
}

/** The arguments of a call. */
export function argumentsOf(call: PhpNode): PhpNode[] {
	return Array.isArray(call.arguments) ? call.arguments.filter(isNode) : [];
}

/** The name of the function that is called, without a leading backslash; empty for methods and variables. */
export function calledFunction(call: PhpNode): string {
	if (call.kind !== 'call' || !isNode(call.what) || call.what.kind !== 'name') return '';
	return typeof call.what.name === 'string' ? call.what.name.replace(/^\\/, '') : '';
}

/** The value of a string that is written out; undefined for all else. */
export function stringValue(node: PhpNode | undefined): string | undefined {
	return node?.kind === 'string' && typeof node.value === 'string' ? node.value : undefined;
}

function isComment(value: unknown): value is PhpComment {
	return isNode(value) && typeof value.value === 'string';
}
