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

/** The text with bare addresses as links: `https://…`, `www.…` and e-mail addresses, as GitHub finds them. */
export function autolink(text: string): Inline[] {
	if (!/:\/\/|www\.|@/i.test(text)) return [{ type: 'text', value: text }];
	const nodes: Inline[] = [];
	let done = 0;
	for (const match of text.matchAll(candidate)) {
		const shown = trimAddress(match[0]);
		const href = safeUrl(withProtocol(shown), 'link');
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
