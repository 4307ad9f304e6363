import { type Message, TEXT_DOMAIN } from './messages.ts';
import { argumentsOf, calledFunction, type PhpComment, type PhpNode, parsePhp, stringValue, walk } from './php-tree.ts';

/** Which argument is what, from 0. */
type Places = { context?: number; plural?: number; domain: number };

/** WordPress's functions for translation. The text is always the first argument. */
const FUNCTIONS = new Map<string, Places>([
	...['__', '_e', 'esc_html__', 'esc_html_e', 'esc_attr__', 'esc_attr_e'].map((name): [string, Places] => [
		name,
		{ domain: 1 },
	]),
	...['_x', '_ex', 'esc_html_x', 'esc_attr_x'].map((name): [string, Places] => [name, { context: 1, domain: 2 }]),
	['_n', { plural: 1, domain: 3 }],
	['_nx', { plural: 1, context: 3, domain: 4 }],
	['_n_noop', { plural: 1, domain: 2 }],
	['_nx_noop', { plural: 1, context: 2, domain: 3 }],
]);
/** Headers of the plugin that WordPress translates in the list of plugins. */
const HEADERS = ['Plugin Name', 'Description', 'Author'];

/**
 * Gives the messages of a PHP file in the order in which they stand.
 * @param path How messages refer to the file.
 * @throws Error that names the line, when a text, a context or the text domain is not written out where it is used.
 */
export function extractPhp(code: string, path: string): Message[] {
	const { tree, comments } = parsePhp(code, path);
	const notes = comments.flatMap(translatorsComment);
	const messages: Message[] = [];
	for (const node of walk(tree)) {
		const places = FUNCTIONS.get(calledFunction(node));
		if (places === undefined) continue;
		const { line } = node.loc.start;
		const argument = (place: number | undefined) =>
			place === undefined ? '' : writtenOut(argumentsOf(node)[place], `${path}:${line}`);
		if (argument(places.domain) !== TEXT_DOMAIN)
			throw new Error(`${path}:${line}: a translation without the text domain '${TEXT_DOMAIN}'`);
		messages.push({
			context: argument(places.context),
			text: argument(0),
			plural: argument(places.plural),
			// Right above the call, or before it in its own line, as in WordPress's own tools.
			comments: notes.filter(({ end }) => end === line || end === line - 1).map(({ text }) => text),
			references: [path],
		});
	}
	return messages;
}

/**
 * Gives the messages of the plugin's own headers, which WordPress reads from its main file.
 * @throws Error when one is missing.
 */
export function extractHeaders(code: string, path: string): Message[] {
	return HEADERS.map((header) => {
		const text = new RegExp(`^ \\* ${header}: +(.+)$`, 'm').exec(code)?.[1];
		if (text === undefined) throw new Error(`${path} has no header “${header}”`);
		return { context: '', text, plural: '', comments: [`${header} of the plugin`], references: [path] };
	});
}

function writtenOut(argument: PhpNode | undefined, place: string): string {
	const text = stringValue(argument);
	if (text === undefined) throw new Error(`${place}: what is translated must be written out as a string`);
	return text;
}

function translatorsComment({ value, loc }: PhpComment): { text: string; end: number }[] {
	const text = /translators:[\s\S]*?(?=\s*(?:\*\/|$))/i.exec(value)?.[0];
	return text === undefined ? [] : [{ text, end: loc.end.line }];
}
