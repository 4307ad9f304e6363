import type { KeyObject } from 'node:crypto';
import type { HttpApp } from '../platform/http.ts';
import type { Store } from '../store/index.ts';
import { mailLanguage, TEMPLATES } from './templates/index.ts';
import { readUnsubscribeToken, unsubscribe } from './unsubscribe.ts';

/** Nothing is loaded, nothing but the form is sent, and the token in the address is told to nobody. */
const HEADERS = {
	'content-security-policy':
		"default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'",
	'referrer-policy': 'no-referrer',
	'cache-control': 'no-store',
};

/**
 * Adds the page on which an owner ends the mails that need not be. Looking at it changes nothing, for programs that check mails
 * follow links; the button does, and so does a mail program's own (RFC 8058): both send a POST to the same address.
 */
export function registerUnsubscribeRoutes(app: HttpApp, { store, key }: { store: Store; key: KeyObject }): void {
	app.get('/unsubscribe', (c) => {
		const isKnown = readUnsubscribeToken(key, c.req.query('token') ?? '') !== undefined;
		return c.html(
			page(c.req.header('accept-language'), isKnown ? 'question' : 'unknown'),
			isKnown ? 200 : 404,
			HEADERS,
		);
	});
	app.post('/unsubscribe', async (c) => {
		const accountId = readUnsubscribeToken(key, c.req.query('token') ?? '');
		if (accountId !== undefined) await unsubscribe(store, accountId);
		const isKnown = accountId !== undefined;
		return c.html(page(c.req.header('accept-language'), isKnown ? 'done' : 'unknown'), isKnown ? 200 : 404, HEADERS);
	});
}

/** The page in the first language that a browser asks for. */
function page(acceptLanguage: string | undefined, what: 'question' | 'done' | 'unknown'): string {
	const language = mailLanguage(/^\s*([A-Za-z-]+)/.exec(acceptLanguage ?? '')?.[1] ?? null);
	const words = TEMPLATES[language].unsubscribePage;
	// Without an action, a form is sent to where it came from, with the token.
	const form = what === 'question' ? `<form method="post"><button>${words.button}</button></form>\n` : '';
	return `<!doctype html>
<html lang="${language}" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>${words.title}</title>
</head>
<body style="max-width:600px;margin:0 auto;padding:24px;font-family:sans-serif;line-height:1.5">
<h1>${words.title}</h1>
<p>${words[what]}</p>
${form}</body>
</html>
`;
}
