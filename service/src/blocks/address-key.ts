/**
 * What addresses of the same page have in common: neither scheme (http or https), `www.`, case of the host, a slash at the end
 * nor a fragment matters. Of a mail address, in small letters without what a link adds.
 */
export function addressKey(address: string): string {
	const text = address.trim();
	if (/^mailto:/i.test(text) || /^[^\s/:@]+@[^\s/:@]+$/.test(text)) return mailOf(text);
	let url: URL;
	try {
		url = new URL(/^https?:\/\//i.test(text) ? text : `https://${text}`);
	} catch {
		return text;
	}
	return `${url.host.replace(/^www\./, '')}${url.pathname.replace(/\/+$/, '')}${url.search}`;
}

function mailOf(address: string): string {
	return decode(address.replace(/^mailto:/i, '').replace(/\?.*$/s, '')).toLowerCase();
}

function decode(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}
