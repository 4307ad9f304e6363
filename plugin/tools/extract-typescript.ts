import { GettextExtractor } from 'gettext-extractor';
import { type Message, TEXT_DOMAIN } from './messages.ts';

/** A function that gettext-extractor calls for each node of a file, and what it gives it. */
type NodeExtractor = NonNullable<Parameters<GettextExtractor['createJsParser']>[0]>[number];
type TypeScriptNode = Parameters<NodeExtractor>[0];
type SourceFile = Parameters<NodeExtractor>[1];
/** Which argument is what, from 0. */
type Places = { context?: number; plural?: number; domain: number };
type Note = { text: string; at: number; end: number };

/** The functions of @wordpress/i18n. The text is always the first argument. */
const FUNCTIONS = new Map<string, Places>([
	['__', { domain: 1 }],
	['_x', { context: 1, domain: 2 }],
	['_n', { plural: 1, domain: 3 }],
	['_nx', { plural: 1, context: 3, domain: 4 }],
]);

/**
 * Gives the messages of a TypeScript file in the order in which they stand.
 * @param path How messages refer to the file.
 * @throws Error that names the line, when a text, a context or the text domain is not written out where it is used.
 */
export function extractTypeScript(code: string, path: string): Message[] {
	const notes = translatorsComments(code);
	const messages: Message[] = [];
	let previous = -1;
	const extract: NodeExtractor = (node, file) => {
		const call = callOf(node, file);
		const places = call && FUNCTIONS.get(call.name);
		if (!places) return;
		const start = node.getStart(file);
		const line = lineAt(code, start);
		const argument = (place: number | undefined) =>
			place === undefined ? '' : writtenOut(call.arguments[place], `${path}:${line}`);
		if (argument(places.domain) !== TEXT_DOMAIN)
			throw new Error(`${path}:${line}: a translation without the text domain '${TEXT_DOMAIN}'`);
		messages.push({
			context: argument(places.context),
			text: argument(0),
			plural: argument(places.plural),
			// One line may be between them: the call around this one, of sprintf(). Another message may not.
			comments: notes.filter(({ at, end }) => previous < at && at < start && line - end <= 2).map(({ text }) => text),
			references: [path],
		});
		previous = start;
	};
	new GettextExtractor().createJsParser([extract]).parseString(code, path);
	return messages;
}

/** The name and the arguments of a call; undefined for other nodes. */
function callOf(node: TypeScriptNode, file: SourceFile): { name: string; arguments: unknown[] } | undefined {
	if (!('expression' in node && 'arguments' in node && Array.isArray(node.arguments))) return undefined;
	const name = node.getText(file).slice(0, node.getText(file).indexOf('('));
	return { name, arguments: node.arguments };
}

function writtenOut(argument: unknown, place: string): string {
	// A string has its text; so does a template without holes.
	const isText = typeof argument === 'object' && argument !== null && 'text' in argument && 'rawText' in argument;
	const isString = typeof argument === 'object' && argument !== null && 'text' in argument && 'singleQuote' in argument;
	if ((isText || isString) && typeof argument.text === 'string') return argument.text;
	throw new Error(`${place}: what is translated must be written out as a string`);
}

function translatorsComments(code: string): Note[] {
	const found = code.matchAll(/\/\*+\s*(translators:[\s\S]*?)\s*\*\/|\/\/\s*(translators:.*)/gi);
	return [...found].map((match) => ({
		text: match[1] ?? match[2] ?? '',
		at: match.index,
		end: lineAt(code, match.index + match[0].length),
	}));
}

function lineAt(code: string, position: number): number {
	return code.slice(0, position).split('\n').length;
}
