import { Role } from '@draftsmith/shared';
import { expect, test } from 'vitest';
import { type ActionName, mayDo, PERMISSIONS } from './permissions.ts';

const NAMES = Object.keys(PERMISSIONS).filter((name): name is ActionName => name in PERMISSIONS);

test('an owner may do everything', () => {
	expect(NAMES.filter((name) => !mayDo('owner', name))).toEqual([]);
});

test('each role may do what the next lower one may', () => {
	const [owner, operator, support, reader] = Role.options.map((role) => NAMES.filter((name) => mayDo(role, name)));
	expect(owner).toEqual(expect.arrayContaining(operator ?? []));
	expect(operator).toEqual(expect.arrayContaining(support ?? []));
	expect(support).toEqual(expect.arrayContaining(reader ?? []));
	expect(new Set([owner, operator, support, reader].map((names) => names?.length)).size).toBe(4);
});

test('who only reads changes nothing, and gives no reasons', () => {
	const allowed = NAMES.filter((name) => mayDo('read-only', name));
	expect(allowed.filter((name) => !/\.(list|show|verify)$/.test(name) || PERMISSIONS[name].needsReason)).toEqual([]);
});

test('only owners get at what sites wrote: by an export, or by a key of the site', () => {
	for (const role of ['operator', 'support', 'read-only'] as const) {
		for (const name of ['account.export', 'key.create', 'key.rotate'] as const) expect(mayDo(role, name)).toBe(false);
	}
});

test('whatever takes something away needs a reason', () => {
	for (const name of NAMES.filter((each) => /\.(delete|close|revoke|restrict|plan)$/.test(each))) {
		expect(PERMISSIONS[name].needsReason, name).toBe(true);
	}
});
