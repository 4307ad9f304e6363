import { addressKey } from './check-links.ts';

/** A code span, a link or image with its address in it, an address in angle brackets, or a bare one. */
const LINK =
	/(`+)(?!`)[^`]{1,2000}\1(?!`)|(!?)\[([^[\]]{0,1000})\]\(\s{0,3}<?([^\s()<>]{1,2000})>?(?:\s{1,3}"[^"\n]{0,300}")?\s{0,3}\)|<([^\s<>]{3,2000})>|((?:https?:\/\/|www\.)[^\s<>"'`)\]]{1,2000})/gi;

/** The Markdown without links to other addresses than `links`: their text stays, images and bare addresses go. */
export function withoutForeignLinks(markdown: string, links: readonly string[]): string {
	const allowed = new Set(links.map(addressKey));
	return markdown.replace(
		LINK,
		(whole: string, _code, image: string | undefined, text: string | undefined, ...rest: (string | undefined)[]) => {
			const address = rest[0] ?? rest[1] ?? rest[2]?.replace(/[.,;:!?]+$/, '');
			if (address === undefined || allowed.has(addressKey(address)) || !/[/.:@]/.test(address)) return whole;
			if (rest[2] !== undefined) return whole.slice(address.length);
			return image === '!' ? '' : (text ?? '');
		},
	);
}
