import { ConfigError, readConfig } from '@draftsmith/service/config';
import { expect, test } from 'vitest';

const SMTP = { DRAFTSMITH_SMTP_URL: 'smtp://user:p%40ss@mail.example.com:587' };

/** What is wrong with these settings. */
function problemsOf(settings: Record<string, string>): string {
	try {
		readConfig(settings);
		return '';
	} catch (error) {
		if (error instanceof ConfigError) return error.problems.join('\n');
		throw error;
	}
}

test('a mail server needs an address that mails are from', () => {
	expect(problemsOf(SMTP)).toContain('DRAFTSMITH_MAIL_FROM');
	expect(problemsOf({ ...SMTP, DRAFTSMITH_MAIL_FROM: 'service@example.com' })).toBe('');
	expect(problemsOf({})).toBe('');
});

test.each(['a@b.example', 'Articles, Inc. <a@b.example>', '"Brot & Käse" <a@b.example>', '<a@b.example>'])(
	'%s may send',
	(sender) => {
		expect(problemsOf({ ...SMTP, DRAFTSMITH_MAIL_FROM: sender })).toBe('');
	},
);

test.each([
	'nobody',
	'a@b.example, c@d.example',
	'A <a@b.example> <c@d.example>',
	'A\r\nBcc: x <a@b.example>',
	'A <a@b.example>\r\nBcc: x',
	'A <a b@c.example>',
	'a@b@c.example',
])('%j may not', (sender) => {
	expect(problemsOf({ ...SMTP, DRAFTSMITH_MAIL_FROM: sender })).toContain('DRAFTSMITH_MAIL_FROM');
});

test.each(['mail.example.com', 'https://mail.example.com', 'smtp://mail.example.com?tls.rejectUnauthorized=false'])(
	'%s is no mail server, and no option weakens one',
	(url) => {
		const problems = problemsOf({ DRAFTSMITH_SMTP_URL: url, DRAFTSMITH_MAIL_FROM: 'a@b.example' });
		expect(problems).toContain('DRAFTSMITH_SMTP_URL');
	},
);
