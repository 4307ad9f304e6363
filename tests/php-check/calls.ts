import { argumentsOf, isNode, type PhpNode, walk } from '../../plugin/tools/php-tree.ts';
import { findMethod, type PhpClass, parametersOf } from './class-members.ts';
import { classNameOf, nameOf, type PhpFile, placeOf } from './plugin-php.ts';

type Types = Map<string, string>;
type Scope = { file: PhpFile; around: string; classes: Map<string, PhpClass>; types: Types };

/** What is wrong with how a class uses classes of ours: names that are not there, and arguments that are too few or too many. */
export function wrongUses(own: PhpClass, classes: Map<string, PhpClass>): string[] {
	const { file, node } = own;
	const called = new Set([...walk(node)].filter(({ kind }) => kind === 'call').map(({ what }) => what));
	return [...walk(node)]
		.filter(({ kind }) => kind === 'method')
		.flatMap((method) => {
			const scope = { file, around: own.name, classes, types: new Map<string, string>() };
			for (const parameter of parametersOf(method)) remember(scope, parameter, typeNamed(scope, parameter.type));
			const wrong: string[] = [];
			for (const each of walk(method)) {
				if (each.kind === 'assign') remember(scope, each.left, typeOf(scope, each.right));
				// What is called is looked at with its call.
				const problem = called.has(each) ? undefined : problemOf(scope, each);
				if (problem !== undefined) wrong.push(`${placeOf(file, each)}: ${problem}`);
			}
			return wrong;
		});
}

function problemOf(scope: Scope, node: PhpNode): string | undefined {
	if (node.kind === 'new') return callProblem(scope, typeNamed(scope, node.what), '__construct', node, false);
	if (node.kind === 'call' && isNode(node.what)) {
		const { what } = node;
		const name = isNode(what.offset) && what.offset.kind === 'identifier' ? nameOf(what.offset) : '';
		if (name === '') return undefined;
		if (what.kind === 'staticlookup') return callProblem(scope, typeNamed(scope, what.what), name, node, true);
		if (what.kind === 'propertylookup') return callProblem(scope, typeOf(scope, what.what), name, node, false);
		return undefined;
	}
	if (node.kind === 'propertylookup') return propertyProblem(scope, node);
	if (node.kind === 'staticlookup') return constantProblem(scope, node);
	return undefined;
}

function callProblem(scope: Scope, type: string, name: string, call: PhpNode, isStatic: boolean): string | undefined {
	if (!type.startsWith('Draftsmith\\')) return undefined;
	const owner = scope.classes.get(type);
	if (owner === undefined) return `there is no class ${type}`;
	const method = findMethod(scope.classes, type, name);
	const given = argumentsOf(call);
	if (method === undefined) {
		if (name === '__construct') return given.length > 0 ? `${type} takes no arguments` : undefined;
		return owner.parent === '' || scope.classes.has(owner.parent) ? `${type} has no method ${name}()` : undefined;
	}
	if (method.isPrivate && type !== scope.around) return `${type}::${name}() is private`;
	if (isStatic && !method.isStatic) return `${type}::${name}() is not static`;
	if (given.some(({ kind }) => kind === 'variadic')) return undefined;
	if (given.length < method.fewest || given.length > method.most)
		return `${type}::${name}() with ${given.length} arguments, not ${method.fewest} to ${method.most}`;
	return undefined;
}

function propertyProblem(scope: Scope, node: PhpNode): string | undefined {
	const owner = scope.classes.get(typeOf(scope, node.what));
	const name = isNode(node.offset) && node.offset.kind === 'identifier' ? nameOf(node.offset) : '';
	if (name === '' || owner === undefined || owner.parent !== '') return undefined;
	return owner.properties.has(name) || owner.methods.has(name.toLowerCase())
		? undefined
		: `${owner.name} has no property $${name}`;
}

function constantProblem(scope: Scope, node: PhpNode): string | undefined {
	const type = typeNamed(scope, node.what);
	const name = isNode(node.offset) && node.offset.kind === 'identifier' ? nameOf(node.offset) : '';
	if (!type.startsWith('Draftsmith\\') || name === '') return undefined;
	const owner = scope.classes.get(type);
	if (owner === undefined) return `there is no class ${type}`;
	const isThere = name === 'class' || owner.constants.has(name) || owner.methods.has(name.toLowerCase());
	return isThere || owner.parent !== '' ? undefined : `${type} has no constant ${name}`;
}

/** The class of a value, as far as the source says it; empty when it does not. */
function typeOf(scope: Scope, value: unknown): string {
	if (!isNode(value)) return '';
	if (value.kind === 'variable')
		return nameOf(value) === 'this' ? scope.around : (scope.types.get(nameOf(value)) ?? '');
	if (value.kind === 'new') return typeNamed(scope, value.what);
	if (value.kind === 'propertylookup') {
		return scope.classes.get(typeOf(scope, value.what))?.properties.get(nameOf(value.offset)) ?? '';
	}
	if (value.kind !== 'call' || !isNode(value.what)) return '';
	const owner = value.what.kind === 'staticlookup' ? typeNamed(scope, value.what.what) : typeOf(scope, value.what.what);
	return findMethod(scope.classes, owner, nameOf(value.what.offset))?.gives ?? '';
}

function typeNamed({ file, around }: Scope, node: unknown): string {
	return isNode(node) && node.kind !== 'variable' ? classNameOf(file, node, around) : '';
}

function remember({ types }: Scope, variable: unknown, type: string): void {
	if (isNode(variable)) types.set(nameOf(variable), type);
}
