import type { Context } from 'hono';
import { mailLanguage } from '../../mail/index.ts';
import type { HttpApp, HttpEnvironment } from '../../platform/http.ts';
import { PAGE_HEADERS, type Page, renderPage } from '../../platform/page.ts';
import type { AccountsContext } from '../context.ts';
import { type LinkResult, readLink, useLink } from './confirm.ts';
import { PAGE_TEXTS } from './texts/index.ts';

/** A form with a token, bytes. */
const LARGEST_FORM = 4096;

/**
 * The pages behind the links in mails. Opening one changes nothing, for programs that check mails open every link; only its
 * button does. Who has no valid link sees one page, whatever is wrong with it.
 */
export function registerLinkRoutes(app: HttpApp, context: AccountsContext): void {
	app.get('/confirm', async (c) => {
		const token = c.req.query('token') ?? '';
		return showLink(c, await readLink(context, token), token);
	});
	app.post('/confirm', async (c) => {
		const token = (await readForm(c)).get('token') ?? '';
		return showLink(c, await useLink(context, token), token);
	});
}

function showLink(c: Context<HttpEnvironment>, { state, language: tag }: LinkResult, token: string): Response {
	const language = mailLanguage(tag, c.req.header('accept-language'));
	const texts = PAGE_TEXTS[language];
	if (state === 'unknown' || state === 'used' || state === 'expired') {
		return show(c, 410, { language, title: texts.refused, text: texts[state] });
	}
	const isOpen = state === 'confirm' || state === 'change';
	const form = isOpen ? { form: { button: texts[`${state}_button`], to: { action: '/confirm', token } } } : {};
	return show(c, 200, { language, ...texts[state], ...form });
}

function show(c: Context<HttpEnvironment>, status: 200 | 410, page: Page): Response {
	return c.body(renderPage(page), status, PAGE_HEADERS);
}

/** The fields of a small form; none when it is larger, or of another kind. */
async function readForm(c: Context<HttpEnvironment>): Promise<URLSearchParams> {
	const reader = c.req.raw.body?.getReader();
	if (!reader) return new URLSearchParams();
	const chunks: Uint8Array[] = [];
	let size = 0;
	for (;;) {
		const { done, value } = await reader.read();
		if (done) break;
		size += value.byteLength;
		if (size > LARGEST_FORM) {
			await reader.cancel();
			return new URLSearchParams();
		}
		chunks.push(value);
	}
	return new URLSearchParams(Buffer.concat(chunks).toString('utf8'));
}
