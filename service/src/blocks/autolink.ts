import type { Permitted } from './permitted.ts';
import { safeUrl } from './policy.ts';
import type { Inline } from './tree.ts';

/** Letters that belong to an address; in scripts without spaces a sentence goes on right after one. */
const LETTER =
	'\\p{Script=Latin}\\p{Script=Cyrillic}\\p{Script=Greek}\\p{Script=Arabic}\\p{Script=Hebrew}\\p{Script=Devanagari}\\p{M}\\u200c\\u200d';
const candidate = new RegExp(
	`(?<![\\p{L}\\p{N}_/@.])(?:https?://|www\\.(?=\\w))[\\w!#$%&'()*+,\\-./:;=?@~\\[\\]${LETTER}]+|` +
		'(?<![\\p{L}\\p{N}_/@.+:-])[A-Za-z\\d][\\w.+-]{0,63}@[A-Za-z\\d-]{1,63}(?:\\.[A-Za-z\\d-]{1,63}){1,8}(?![\\w@-])',
	'giu',
);

const anyAddress = /:\/\/|www\.|@/i;

/**
 * The line with bare addresses outside of links as links: `https://…`, `www.…` and e-mail addresses, as GitHub finds them,
 * as far as links there are permitted.
 */
export function linkText(nodes: Inline[], permitted: Permitted): Inline[] {
	return nodes.flatMap((node): Inline | Inline[] => {
		if (node.type === 'text') return anyAddress.test(node.value) ? autolink(node.value, permitted) : node;
		if (node.type === 'strong' || node.type === 'emphasis' || node.type === 'strike')
			return { ...node, children: linkText(node.children, permitted) };
		return node;
	});
}

function autolink(text: string, permitted: Permitted): Inline[] {
	const nodes: Inline[] = [];
	let done = 0;
	for (const match of text.matchAll(candidate)) {
		const shown = trimAddress(match[0]);
		const safe = safeUrl(withProtocol(shown), 'link');
		const href = safe === null ? null : permitted.link(safe);
		if (href === null) continue;
		if (match.index > done) nodes.push({ type: 'text', value: text.slice(done, match.index) });
		nodes.push({ type: 'link', href, children: [{ type: 'text', value: shown }] });
		done = match.index + shown.length;
	}
	if (done < text.length) nodes.push({ type: 'text', value: text.slice(done) });
	return nodes;
}

function withProtocol(address: string): string {
	if (/^https?:\/\//i.test(address)) return address;
	return address.includes('@') && !/^www\./i.test(address) ? `mailto:${address}` : `http://${address}`;
}

/** Without the punctuation that ends the sentence, and without closing brackets that were not opened inside. */
function trimAddress(address: string): string {
	let end = address.length;
	let open = 0;
	for (const character of address)
		open += character === '(' || character === '[' ? 1 : character === ')' || character === ']' ? -1 : 0;
	for (; end > 0; end -= 1) {
		const last = address.charAt(end - 1);
		if (last === ')' || last === ']') {
			if (open >= 0) break;
			open += 1;
		} else if (!/[?!.,:;*_~'([]/.test(last)) break;
		else if (last === '(' || last === '[') open -= 1;
	}
	return address.slice(0, end);
}
