import { expect, test } from 'vitest';
import type { MailContent, MailKind, MailParams } from './mail.ts';
import { type RenderedMail, renderMail } from './render-mail.ts';
import { type MailLanguage, mailLanguage, TEMPLATES } from './templates/index.ts';

const URL_CONFIRM = 'https://service.example/confirm?token=abc.d-e_f&x=1';
const URL_POLICY = 'https://service.example/privacy/2';
const URL_UNSUBSCRIBE = 'https://service.example/unsubscribe?token=abc.def';

const PARAMS: MailParams = {
	account_created: { domain: 'bread.example', confirm_url: URL_CONFIRM },
	welcome: { domain: 'bread.example' },
	email_change: { confirm_url: URL_CONFIRM, new_email: 'new@bread.example' },
	email_changed: {},
	domain_proven: { domain: 'bread.example' },
	domain_taken: { domain: 'bread.example' },
	key_created: { domain: 'bread.example', masked: 'dsk_live_••••aB3x' },
	key_rotated: { domain: 'bread.example', masked: 'dsk_live_••••aB3x' },
	key_revoked: { domain: 'bread.example', masked: 'dsk_live_••••aB3x' },
	usage_alert: { threshold: 80, limit_source: 'requests_per_day', limit: 21, resets_at: '2026-11-23T00:00:00.000Z' },
	account_erased: { receipt: 'f00d'.repeat(16) },
	policy_change: { version: '2027-01', url: URL_POLICY, effective_at: '2027-01-15T00:00:00.000Z' },
};

function isKey<Value extends object>(name: string, value: Value): name is Extract<keyof Value, string> {
	return name in value;
}

function keysOf<Value extends object>(value: Value): Extract<keyof Value, string>[] {
	return Object.keys(value).filter((name) => isKey(name, value));
}

const KINDS = keysOf(PARAMS);
const LANGUAGES = keysOf(TEMPLATES);
const EVERY = LANGUAGES.flatMap((language) => KINDS.map((kind) => ({ language, kind })));

function mailOf(kind: MailKind, params: MailParams = PARAMS): MailContent {
	switch (kind) {
		case 'account_created':
			return { kind, params: params.account_created };
		case 'email_change':
			return { kind, params: params.email_change };
		case 'email_changed':
			return { kind, params: params.email_changed };
		case 'usage_alert':
			return { kind, params: params.usage_alert };
		case 'account_erased':
			return { kind, params: params.account_erased };
		case 'policy_change':
			return { kind, params: params.policy_change };
		case 'welcome':
		case 'domain_proven':
		case 'domain_taken':
			return { kind, params: params[kind] };
		default:
			return { kind, params: params[kind] };
	}
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

/** What a person sees of the HTML part, on one line. */
function visible({ html }: RenderedMail): string {
	const body = html.slice(html.indexOf('<body'));
	const text = body.replace(/<[^>]*>/g, ' ').replace(/&([a-z0-9#]+);/g, (_, name: string) => ENTITIES[name] ?? '');
	return text.replace(/\s+/g, ' ');
}

/** Values that both parts must tell, as a person reads them. */
function factsOf(kind: MailKind): string[] {
	if (kind === 'usage_alert') return ['21', '2026', 'UTC'];
	if (kind === 'policy_change') return ['2027-01', URL_POLICY, '15', '2027'];
	return Object.values(PARAMS[kind]).map(String);
}

test.each(EVERY)('$kind in $language is whole in both parts', ({ kind, language }) => {
	const mail = renderMail(mailOf(kind), language, URL_UNSUBSCRIBE);
	expect(mail.subject).toMatch(/^\S.{8,90}\S$/u);
	for (const part of [mail.subject, mail.text, mail.html])
		expect(part).not.toMatch(/undefined|null|NaN|Invalid|\$\{|\{\w+\}|%s/);
	for (const fact of [...factsOf(kind), TEMPLATES[language].greeting, TEMPLATES[language].footer]) {
		expect(mail.text).toContain(fact);
		expect(visible(mail)).toContain(fact);
	}
	for (const url of [...factsOf(kind).filter((fact) => fact.startsWith('https:')), URL_UNSUBSCRIBE]) {
		expect(mail.html).toContain(`href="${url.replaceAll('&', '&amp;')}"`);
		expect(mail.text.split('\n')).toContain(url);
	}
	expect(mail.html).toMatch(new RegExp(`<html lang="${language}" dir="ltr">`));
});

test.each(EVERY)('$kind in $language loads nothing from anywhere', ({ kind, language }) => {
	const { html } = renderMail(mailOf(kind), language, URL_UNSUBSCRIBE);
	expect(html).not.toMatch(
		/<(img|link|script|iframe|style|video|audio|object|embed|input|form)\b|\bsrc=|url\(|@import/i,
	);
	const addresses = [...html.matchAll(/(?:href="|https?:\/\/)[^"\s<]*/g)].map(([match]) => match.replace('href="', ''));
	for (const address of addresses) {
		expect([URL_CONFIRM, URL_POLICY, URL_UNSUBSCRIBE]).toContain(address.replaceAll('&amp;', '&'));
	}
});

const HOSTILE = `"><script>alert('x')</script>\r\nBcc: victim@example.org\r\n\r\n<img src=x onerror=y>&lt;\u202egnp`;

test.each(EVERY)('$kind in $language shows hostile values as they are', ({ kind, language }) => {
	const bad: MailParams = {
		account_created: { domain: HOSTILE, confirm_url: HOSTILE },
		welcome: { domain: HOSTILE },
		email_change: { confirm_url: HOSTILE, new_email: HOSTILE },
		email_changed: {},
		domain_proven: { domain: HOSTILE },
		domain_taken: { domain: HOSTILE },
		key_created: { domain: HOSTILE, masked: HOSTILE },
		key_rotated: { domain: HOSTILE, masked: HOSTILE },
		key_revoked: { domain: HOSTILE, masked: HOSTILE },
		usage_alert: PARAMS.usage_alert,
		account_erased: { receipt: HOSTILE },
		policy_change: { ...PARAMS.policy_change, version: HOSTILE, url: HOSTILE },
	};
	const good = renderMail(mailOf(kind), language);
	const mail = renderMail(mailOf(kind, bad), language);
	expect(mail.subject).not.toMatch(/[\r\n\u202e]/);
	expect(mail.text).not.toMatch(/^Bcc:/m);
	// The same elements, and none of the values' own.
	const elements = ({ html }: RenderedMail) => [...html.matchAll(/<\/?[a-z!]+/g)].map(([tag]) => tag);
	expect(elements(mail)).toEqual(elements(good));
	// No value ends the attribute that it stands in.
	expect(mail.html.replace(/<[a-z]+( [a-z-]+="[^"<>]*")*>/g, '')).not.toMatch(/<[a-z]/);
});

test('a value that is longer than a line of a page wraps at any character, and stands whole on a line of its own', () => {
	const receipt = JSON.stringify({ kind: 'account_erased', hash: 'f00d'.repeat(300) });
	const mail = renderMail({ kind: 'account_erased', params: { receipt } }, 'en');
	expect(mail.text.split('\n')).toContain(receipt);
	expect(visible(mail)).toContain(receipt);
	expect(mail.html).toMatch(/<code style="[^"]*white-space:pre-wrap;word-break:break-all">\{&quot;kind/);
});

test.each(LANGUAGES)('%s has a form for every number', (language) => {
	const words = (limit: number, limit_source: 'requests_per_day' | 'tokens_per_day') => {
		const mail = renderMail({ kind: 'usage_alert', params: { ...PARAMS.usage_alert, limit, limit_source } }, language);
		const digits = new Intl.NumberFormat(language).format(limit);
		const line = mail.text.split('\n').find((each) => each.includes(`: ${digits} `)) ?? '';
		return line.slice(line.indexOf(digits) + digits.length + 1);
	};
	const plural = new Intl.PluralRules(language);
	const numbers = [...Array(200).keys(), 1_000_000, 2_000_000, 1_000_001];
	for (const source of ['requests_per_day', 'tokens_per_day'] as const) {
		const byCategory = new Map<string, Set<string>>();
		for (const number of numbers) {
			const category = plural.select(number);
			byCategory.set(category, (byCategory.get(category) ?? new Set()).add(words(number, source)));
		}
		for (const [category, forms] of byCategory) {
			expect([category, forms.size]).toEqual([category, 1]);
			expect([...forms][0]).toMatch(/^\p{L}{3}|^d/u);
		}
	}
});

test('Russian, Polish and Lithuanian count as people do', () => {
	const line = (language: MailLanguage, limit: number) =>
		renderMail({ kind: 'usage_alert', params: { ...PARAMS.usage_alert, limit } }, language).text;
	expect(line('ru', 1)).toContain('1 статья в день');
	expect(line('ru', 22)).toContain('22 статьи в день');
	expect(line('ru', 111)).toContain('111 статей в день');
	expect(line('pl', 1)).toContain('1 artykuł dziennie');
	expect(line('pl', 22)).toContain('22 artykuły dziennie');
	expect(line('pl', 112)).toContain('112 artykułów dziennie');
	expect(line('lt', 21)).toContain('21 straipsnis per dieną');
	expect(line('lt', 5)).toContain('5 straipsniai per dieną');
	expect(line('lt', 11)).toContain('11 straipsnių per dieną');
});

test('the whole limit is told otherwise than a part of it', () => {
	for (const language of LANGUAGES) {
		const at = (threshold: number) =>
			renderMail({ kind: 'usage_alert', params: { ...PARAMS.usage_alert, threshold } }, language);
		expect(at(80).subject).toContain('80');
		expect(at(100).subject).not.toContain('80');
		expect(at(100).text).not.toBe(at(80).text);
	}
});

test('a language tag leads to the language of its first part, any other to English', () => {
	for (const [tag, language] of [
		['de-AT', 'de'],
		['pt-BR', 'en'],
		['UK', 'uk'],
		['lt_LT', 'lt'],
		['zh-Hant-TW', 'en'],
		['constructor', 'en'],
		['', 'en'],
	] as const) {
		expect(mailLanguage(tag)).toBe(language);
	}
	expect(mailLanguage(null)).toBe('en');
	expect(mailLanguage(null, 'lt;q=0.9')).toBe('lt');
	expect(mailLanguage('pt-BR', ' uk,ru;q=0.5')).toBe('uk');
	expect(mailLanguage(null, undefined)).toBe('en');
});

test('no language has kept a sentence of another', () => {
	const sentences = (language: MailLanguage) =>
		KINDS.flatMap((kind) => renderMail(mailOf(kind), language).text.split('\n')).filter(
			(line) => line.length > 40 && !line.startsWith('https:') && !line.includes('f00d'),
		);
	const seen = new Map<string, MailLanguage>();
	for (const language of LANGUAGES) {
		for (const line of sentences(language)) {
			expect([line, seen.get(line) ?? language]).toEqual([line, language]);
			seen.set(line, language);
		}
	}
});
