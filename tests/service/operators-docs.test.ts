import { readFileSync } from 'node:fs';
import { SETTING_NAMES } from '@draftsmith/service/config';
import { PERMISSIONS } from '@draftsmith/service/operators';
import { expect, test } from 'vitest';

const text = readFileSync(new URL('../../docs/operations.md', import.meta.url), 'utf8');

test('docs/operations.md has each setting once, and none that there is not', () => {
	const section = text.slice(text.indexOf('## Settings'), text.indexOf('## Proxy'));
	const described = [...section.matchAll(/^\| `([A-Z_]+)`/gm)].map(([, name]) => name);
	expect(described.length).toBeGreaterThan(20);
	expect([...described].sort()).toEqual([...SETTING_NAMES].sort());
});

test('docs/operations.md has each command', () => {
	const section = text.slice(text.indexOf('## Command line'), text.indexOf('## `/admin/v1`'));
	const described = [...section.matchAll(/draftsmith ([a-z]+) ([a-z|]+)/g)].flatMap(([, group = '', words = '']) =>
		words.split('|').map((word) => `${group}.${word}`),
	);
	expect([...new Set(described)].sort()).toEqual(Object.keys(PERMISSIONS).sort());
});
