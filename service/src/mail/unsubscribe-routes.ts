import type { KeyObject } from 'node:crypto';
import type { Context } from 'hono';
import type { HttpApp } from '../platform/http.ts';
import { PAGE_HEADERS, renderPage } from '../platform/page.ts';
import type { Store } from '../store/index.ts';
import { mailLanguage, TEMPLATES } from './templates/index.ts';
import { readUnsubscribeToken, unsubscribe } from './unsubscribe.ts';

/**
 * Adds the page on which an owner ends the mails that need not be. Looking at it changes nothing, for programs that check mails
 * follow links; the button does, and so does a mail program's own (RFC 8058): both send a POST to the same address.
 */
export function registerUnsubscribeRoutes(app: HttpApp, { store, key }: { store: Store; key: KeyObject }): void {
	const accountOf = (c: Context) => readUnsubscribeToken(key, c.req.query('token') ?? '');
	app.get('/unsubscribe', (c) => show(c, accountOf(c) === undefined ? 'unknown' : 'question'));
	app.post('/unsubscribe', async (c) => {
		const accountId = accountOf(c);
		if (accountId === undefined) return show(c, 'unknown');
		await unsubscribe(store, accountId);
		return show(c, 'done');
	});
}

function show(c: Context, what: 'question' | 'done' | 'unknown'): Response {
	const language = mailLanguage(c.req.header('accept-language'));
	const words = TEMPLATES[language].unsubscribePage;
	const form = what === 'question' ? { form: { button: words.button } } : {};
	const page = renderPage({ language, title: words.title, text: words[what], ...form });
	return c.body(page, what === 'unknown' ? 404 : 200, PAGE_HEADERS);
}
