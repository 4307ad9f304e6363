import { expect, test } from 'vitest';
import { namedSite } from './named-site.ts';

const WORDPRESS = 'WordPress/6.8; https://from-agent.example.org';

test.each([
	[{}, undefined],
	[{ 'draftsmith-site': 'a.example.org', origin: 'https://b.example.org', 'user-agent': WORDPRESS }, 'a.example.org'],
	[{ 'draftsmith-site': '', origin: 'https://b.example.org' }, ''],
	[{ origin: 'https://b.example.org', 'user-agent': WORDPRESS }, 'https://b.example.org'],
	[{ origin: 'http://b.example.org:8080' }, 'http://b.example.org:8080'],
	[{ origin: 'null' }, undefined],
	[{ origin: 'chrome-extension://abcdef' }, undefined],
	[{ origin: 'https://' }, undefined],
	[{ origin: 'https://service.example.com' }, undefined],
	[{ origin: 'https://service.example.com', 'user-agent': WORDPRESS }, 'https://from-agent.example.org'],
	[{ 'user-agent': WORDPRESS }, 'https://from-agent.example.org'],
	[{ 'user-agent': 'WordPress/7.1-beta; http://127.0.0.1:8081/blog' }, 'http://127.0.0.1:8081/blog'],
	[{ 'user-agent': 'WordPress/6.8; https://bÃ¼cher.example.org' }, undefined],
	[{ 'user-agent': 'Mozilla/5.0 (compatible; https://b.example.org)' }, undefined],
])('%j names %s', (headers: Record<string, string>, expected) => {
	expect(namedSite((name) => headers[name], ['service.example.com'])).toBe(expected);
});
