import { escapeHtml } from '../platform/escape-html.ts';
import type { MailContent, MailKind, MailOf } from './mail.ts';
import { createFormat, type Format } from './templates/format.ts';
import { type MailLanguage, TEMPLATES } from './templates/index.ts';
import type { Letter, Letters, Templates } from './templates/templates.ts';

/** A mail as it is sent. */
export type RenderedMail = { subject: string; text: string; html: string };

/**
 * Writes a mail in a language, as text and as HTML with the same facts. Nothing in it is loaded from anywhere, and values are
 * shown as they are, never read as markup.
 * @param unsubscribeUrl shown at the end of mails that the owner can do without
 */
export function renderMail(mail: MailContent, language: MailLanguage, unsubscribeUrl?: string): RenderedMail {
	const templates: Templates = TEMPLATES[language];
	const letter = letterOf(templates, mail, createFormat(language));
	const subject = oneLine(letter.subject);
	return {
		subject,
		text: renderText(templates, letter, unsubscribeUrl),
		html: renderHtml(templates, letter, { language, subject, unsubscribeUrl }),
	};
}

function letterOf<Kind extends MailKind>(letters: Letters, mail: MailOf<Kind>, format: Format): Letter {
	return letters[mail.kind](mail.params, format);
}

/** Without line breaks, other control characters, and those that turn the direction of text around. */
function oneLine(text: string): string {
	return text.replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu, ' ').trim();
}

function renderText(templates: Templates, letter: Letter, unsubscribeUrl: string | undefined): string {
	const parts = [templates.greeting, ...letter.paragraphs.map(oneLine)];
	if (letter.facts) parts.push(letter.facts.map(factAsText).join('\n'));
	if (letter.action) parts.push(`${letter.action.label}:\n${oneLine(letter.action.url)}`);
	parts.push(...(letter.closing ?? []).map(oneLine));
	parts.push(`-- \n${templates.footer}`);
	if (unsubscribeUrl !== undefined) parts.push(`${templates.unsubscribe}:\n${unsubscribeUrl}`);
	return `${parts.join('\n\n')}\n`;
}

/** Longer values have a line of their own, to be copied whole. */
const SHORT = 100;

function factAsText([label, value]: readonly [string, string]): string {
	return `${label}:${value.length > SHORT ? '\n' : ' '}${oneLine(value)}`;
}

function factAsHtml([label, value]: readonly [string, string]): string {
	if (value.length <= SHORT) return `${toHtml(label)}: <strong>${toHtml(value)}</strong>`;
	return `${toHtml(label)}:<br>\n<code style="${LONG_VALUE}">${toHtml(value)}</code>`;
}

const LONG_VALUE = 'font-size:13px;white-space:pre-wrap;word-break:break-all';
const BUTTON =
	'display:inline-block;padding:10px 18px;border-radius:4px;background-color:#1d4ed8;color:#ffffff;text-decoration:none';

type Page = { language: MailLanguage; subject: string; unsubscribeUrl: string | undefined };

/** No colour of text or page is set, so that a mail program's dark mode can choose both. */
function renderHtml(templates: Templates, letter: Letter, { language, subject, unsubscribeUrl }: Page): string {
	const body = [paragraph(templates.greeting), ...letter.paragraphs.map(paragraph)];
	if (letter.facts) {
		body.push(`<p>${letter.facts.map(factAsHtml).join('<br>\n')}</p>`);
	}
	if (letter.action) {
		const url = toHtml(letter.action.url);
		body.push(`<p><a href="${url}" style="${BUTTON}">${toHtml(letter.action.label)}</a></p>`);
		body.push(`<p style="font-size:14px">${toHtml(templates.orCopy)}<br>\n<a href="${url}">${url}</a></p>`);
	}
	body.push(...(letter.closing ?? []).map(paragraph));
	const footer = [toHtml(templates.footer)];
	if (unsubscribeUrl !== undefined) {
		footer.push(`<a href="${toHtml(unsubscribeUrl)}">${toHtml(templates.unsubscribe)}</a>`);
	}
	body.push(
		`<hr style="border:0;border-top:1px solid #888888">`,
		`<p style="font-size:13px">${footer.join('<br>\n')}</p>`,
	);
	return `<!doctype html>
<html lang="${language}" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>${toHtml(subject)}</title>
</head>
<body style="margin:0;padding:24px;font-family:sans-serif;font-size:16px;line-height:1.5">
<div style="max-width:600px;margin:0 auto;overflow-wrap:anywhere">
${body.join('\n')}
</div>
</body>
</html>
`;
}

function paragraph(text: string): string {
	return `<p>${toHtml(text)}</p>`;
}

function toHtml(text: string): string {
	return escapeHtml(oneLine(text));
}
