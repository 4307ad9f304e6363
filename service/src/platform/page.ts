import { createHash } from 'node:crypto';
import { escapeHtml } from './escape-html.ts';

const STYLE = `:root{color-scheme:light dark}
body{margin:0;min-height:100vh;display:grid;place-items:center;font:1.0625rem/1.5 system-ui,sans-serif;background:Canvas;color:CanvasText}
main{box-sizing:border-box;max-width:32rem;width:100%;padding:2rem 1.5rem}
h1{font-size:1.5rem;line-height:1.25;margin:0 0 .75rem;text-wrap:balance}
p{margin:0 0 1.5rem}
button{font:inherit;font-weight:600;padding:.625rem 1.25rem;border:0;border-radius:.375rem;background:#1d4ed8;color:#fff;cursor:pointer}
button:focus-visible{outline:3px solid #93c5fd;outline-offset:2px}`;

const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');

/**
 * The headers of every page: it loads nothing, runs nothing, is kept by nobody, and its address, which holds a token, is told to
 * nobody.
 */
export const PAGE_HEADERS = {
	'content-type': 'text/html; charset=utf-8',
	'content-security-policy': `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'`,
	'referrer-policy': 'no-referrer',
	'cache-control': 'no-store',
	'x-content-type-options': 'nosniff',
	'x-robots-tag': 'noindex',
};

export type Page = {
	language: string;
	title: string;
	text: string;
	/** A button that sends a token to `to`, or else a form without fields to the page's own address. */
	form?: { button: string; to?: { action: string; token: string } };
};

/** A whole page that needs no script. */
export function renderPage({ language, title, text, form }: Page): string {
	return `<!doctype html>
<html lang="${escapeHtml(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)} · Draftsmith</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${escapeHtml(title)}</h1>
<p>${escapeHtml(text)}</p>
${form ? renderForm(form) : ''}</main>
</body>
</html>
`;
}

function renderForm({ button, to }: NonNullable<Page['form']>): string {
	const action = to ? ` action="${escapeHtml(to.action)}"` : '';
	const token = to ? `<input type="hidden" name="token" value="${escapeHtml(to.token)}">` : '';
	return `<form method="post"${action}>${token}<button>${escapeHtml(button)}</button></form>\n`;
}
