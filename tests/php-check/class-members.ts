import { childrenOf, isNode, type PhpNode } from '../../plugin/tools/php-tree.ts';
import { classesOf, classNameOf, nameOf, type PhpFile } from './plugin-php.ts';

/** What can be called, and with how many arguments. */
export type PhpMethod = {
	node: PhpNode;
	isStatic: boolean;
	isPrivate: boolean;
	fewest: number;
	most: number;
	/** The full name of the class that it gives; empty when it gives none, or it is not declared. */
	gives: string;
};
/** A class of the plugin. Names of methods are in small letters, as PHP does not tell them apart. */
export type PhpClass = {
	name: string;
	file: PhpFile;
	node: PhpNode;
	parent: string;
	methods: Map<string, PhpMethod>;
	constants: Set<string>;
	/** Properties, with the class that their docblock names; empty when it names none. */
	properties: Map<string, string>;
};

/** All classes of some files with their members, by their full name. */
export function indexClasses(files: PhpFile[]): Map<string, PhpClass> {
	return new Map([...classesOf(files)].map(([name, { file, node }]) => [name, membersOf(name, file, node)]));
}

/** A method of a class, or of one that it extends; undefined when there is none, or a parent is not ours. */
export function findMethod(classes: Map<string, PhpClass>, name: string, method: string): PhpMethod | undefined {
	const found = classes.get(name);
	return found?.methods.get(method.toLowerCase()) ?? (found && findMethod(classes, found.parent, method));
}

/** The parameters of a method or function. */
export function parametersOf(method: PhpNode): PhpNode[] {
	return Array.isArray(method.arguments) ? method.arguments.filter(isNode) : [];
}

function membersOf(name: string, file: PhpFile, node: PhpNode): PhpClass {
	const members = childrenOf(node);
	return {
		name,
		file,
		node,
		parent: isNode(node.extends) ? classNameOf(file, node.extends, name) : '',
		methods: new Map(
			members
				.filter(({ kind }) => kind === 'method')
				.map((method) => [nameOf(method).toLowerCase(), methodOf(file, method, name)]),
		),
		constants: new Set(
			members
				.filter(({ kind }) => kind === 'classconstant')
				.flatMap(({ constants }) => (Array.isArray(constants) ? constants.map(nameOf) : [])),
		),
		properties: new Map([...propertiesOf(file, members, name), ...magicProperties(file, node)]),
	};
}

/** Properties that are declared, with the class that their docblock names. */
function propertiesOf(file: PhpFile, members: PhpNode[], around: string): [string, string][] {
	return members
		.filter(({ kind }) => kind === 'propertystatement')
		.flatMap((statement) => {
			const properties = Array.isArray(statement.properties) ? statement.properties.filter(isNode) : [];
			return properties.map((property): [string, string] => [
				nameOf(property),
				documentedType(file, statement, around),
			]);
		});
}

/** Properties that the docblock of a class promises, and `__get()` gives. */
function magicProperties(file: PhpFile, node: PhpNode): [string, string][] {
	const docblock = linesAbove(file, node).slice(linesAbove(file, node).lastIndexOf('/**'));
	return [...docblock.matchAll(/@property(?:-read)? +\S+ +\$(\w+)/g)].map(([, name = '']) => [name, '']);
}

function methodOf(file: PhpFile, node: PhpNode, around: string): PhpMethod {
	const parameters = parametersOf(node);
	const optional = parameters.findIndex(({ value, variadic }) => isNode(value) || variadic === true);
	const isOpen = parameters.some(({ variadic }) => variadic === true);
	return {
		node,
		isStatic: node.isStatic === true,
		isPrivate: node.visibility === 'private',
		fewest: optional === -1 ? parameters.length : optional,
		most: isOpen ? Number.POSITIVE_INFINITY : parameters.length,
		gives: isNode(node.type) ? classNameOf(file, node.type, around) : '',
	};
}

/** The class that `@var` right above a statement names. */
function documentedType(file: PhpFile, statement: PhpNode, around: string): string {
	const documented = /@var ([A-Z]\w*)\n\t \*\/$/.exec(linesAbove(file, statement))?.[1];
	return documented === undefined ? '' : classNameOf(file, { ...statement, kind: 'name', name: documented }, around);
}

function linesAbove({ code }: PhpFile, { loc }: PhpNode): string {
	return code
		.split('\n')
		.slice(0, loc.start.line - 1)
		.join('\n');
}
