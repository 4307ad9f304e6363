const MOST_LINKS = 50;
/** Longer ones are no links that a person typed. UTF-16 units. */
const MOST_LINK_LENGTH = 2000;

/** No link holds these, nor quotation marks and full stops of Chinese and Japanese. */
const candidate = /\bhttps?:\/\/[^\s<>"`{}|\\^“”„«»「」『』【】《》（）。，、！？；：]+/giu;

/**
 * The http(s) links that an editor's words hold, in their order: normalised, each once, at most 50. Reads them bare, in Markdown
 * links and in angle brackets. Links with a user name or password are left out.
 */
export function linksOf(prompt: string): string[] {
	const links = new Set<string>();
	for (const [found] of prompt.matchAll(candidate)) {
		const link = normalLink(withoutLooseEnd(found));
		if (link !== undefined) links.add(link);
		if (links.size === MOST_LINKS) break;
	}
	return [...links];
}

/** A link in the one form in which links are compared, or `undefined` where it is none that an article may have. */
export function normalLink(text: string): string | undefined {
	if (text.length > MOST_LINK_LENGTH || !/^https?:\/\//i.test(text) || !URL.canParse(text)) return undefined;
	const url = new URL(text);
	return url.username === '' && url.password === '' && url.href.length <= MOST_LINK_LENGTH ? url.href : undefined;
}

/** Without the bracket that closes around the link, and without the punctuation of the sentence that it stands in. */
function withoutLooseEnd(text: string): string {
	const open = { '(': 0, '[': 0 };
	let end = 0;
	for (; end < Math.min(text.length, MOST_LINK_LENGTH + 1); end++) {
		const character = text[end];
		if (character === '(' || character === '[') open[character]++;
		if (character === ')' && --open['('] < 0) break;
		if (character === ']' && --open['['] < 0) break;
	}
	return text.slice(0, end).replace(/[.,;:!?'’*_~…·]+$/u, '');
}
