import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { PAGE_HEADERS, renderPage } from './page.ts';

test('a page loads nothing and runs nothing, and its style is the one that its policy allows', () => {
	const html = renderPage({
		language: 'en',
		title: 'Confirm',
		text: 'Press',
		form: { button: 'B', to: { action: '/confirm', token: 't' } },
	});
	expect(html).not.toMatch(/<script|https?:|src=|@import|url\(| on\w+=/);
	const style = /<style>([\s\S]*)<\/style>/.exec(html)?.[1] ?? '';
	const hash = createHash('sha256').update(style).digest('base64');
	expect(PAGE_HEADERS['content-security-policy']).toContain(`style-src 'sha256-${hash}';`);
	expect(PAGE_HEADERS['content-security-policy']).toContain("default-src 'none'");
});

test('a token is shown as it is, never as markup', () => {
	const token = '"><script>alert(1)</script>';
	const html = renderPage({
		language: 'en',
		title: '<b>',
		text: '&',
		form: { button: 'B', to: { action: '/confirm', token } },
	});
	expect(html).not.toContain('<script>');
	expect(html).not.toContain('<b>');
	expect(html).toContain('value="&quot;&gt;&lt;script&gt;');
});

test('without a token, the form is sent to where it came from', () => {
	const html = renderPage({ language: 'de', title: 'T', text: 'T', form: { button: '<B>' } });
	expect(html).toContain('<form method="post"><button>&lt;B&gt;</button></form>');
	expect(renderPage({ language: 'de', title: 'T', text: 'T' })).not.toContain('<form');
});
