import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { PERMISSIONS } from '@draftsmith/service/operators';
import {
	AccountExport,
	AdminAccount,
	AdminAccountList,
	AdminCreatedKey,
	AdminKey,
	AdminKeyList,
	AdminMailList,
	AdminRetention,
	AdminSite,
	AdminSiteList,
	AdminUsage,
	AnnouncedPolicy,
	AuditList,
	ChainReport,
	CreatedOperator,
	ErasureReceipt,
	Operator,
	OperatorList,
	PlanList,
	Role,
	SweepReport,
} from '@draftsmith/shared';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { addOperator, auditAfter, command, newestAudit } from './operators-harness.ts';
import { startTestService, type TestService } from './start-test-service.ts';

/** What an action is done to; a new one for each try, since some don't survive it. */
type Subject = { account: string; site: string; key: string; operator: string; file: string };

type Ways = {
	/** The command line after the group and the word; a reason is added where one is needed. */
	argv: (subject: Subject) => string[];
	/** Method, path below /admin/v1, and body. */
	http: (subject: Subject) => [method: 'GET' | 'POST', path: string, body?: Record<string, unknown>];
};

const FAR = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
let versions = 0;

const WAYS: Record<keyof typeof PERMISSIONS, Ways> = {
	'account.list': { argv: () => [], http: () => ['GET', '/accounts'] },
	'account.show': { argv: ({ account }) => [account], http: ({ account }) => ['GET', `/accounts/${account}`] },
	'account.plan': {
		argv: ({ account }) => [account, 'pro'],
		http: ({ account }) => ['POST', `/accounts/${account}/plan`, { plan: 'pro' }],
	},
	'account.correct': {
		argv: ({ account }) => [account, '--language', 'de', '--notices', 'off'],
		http: ({ account }) => ['POST', `/accounts/${account}/correct`, { name: 'Ada', email: 'ada@example.com' }],
	},
	'account.restrict': {
		argv: ({ account }) => [account],
		http: ({ account }) => ['POST', `/accounts/${account}/restrict`, { kind: 'objection' }],
	},
	'account.unrestrict': {
		argv: ({ account }) => [account],
		http: ({ account }) => ['POST', `/accounts/${account}/unrestrict`, {}],
	},
	'account.export': {
		argv: ({ account, file }) => [account, '--output', file],
		http: ({ account }) => ['POST', `/accounts/${account}/export`, {}],
	},
	'account.delete': {
		argv: ({ account }) => [account],
		http: ({ account }) => ['POST', `/accounts/${account}/delete`, {}],
	},
	'site.list': { argv: () => [], http: () => ['GET', '/sites'] },
	'site.show': { argv: ({ site }) => [site], http: ({ site }) => ['GET', `/sites/${site}`] },
	'site.prove': { argv: ({ site }) => [site], http: ({ site }) => ['POST', `/sites/${site}/prove`, {}] },
	'site.close': { argv: ({ site }) => [site], http: ({ site }) => ['POST', `/sites/${site}/close`, {}] },
	'key.list': { argv: () => [], http: () => ['GET', '/keys'] },
	'key.create': {
		argv: ({ site }) => [site, '--scopes', 'jobs,usage'],
		http: ({ site }) => ['POST', '/keys', { site, scopes: ['jobs', 'usage'] }],
	},
	'key.rotate': { argv: ({ key }) => [key], http: ({ key }) => ['POST', `/keys/${key}/rotate`, {}] },
	'key.revoke': { argv: ({ key }) => [key], http: ({ key }) => ['POST', `/keys/${key}/revoke`, {}] },
	'plan.list': { argv: () => [], http: () => ['GET', '/plans'] },
	'usage.show': { argv: ({ account }) => [account], http: ({ account }) => ['GET', `/accounts/${account}/usage`] },
	'mail.list': { argv: () => [], http: () => ['GET', '/mails'] },
	'audit.list': { argv: () => [], http: () => ['GET', '/audit'] },
	'audit.verify': { argv: () => [], http: () => ['GET', '/audit/verification'] },
	'receipt.verify': { argv: () => [], http: () => ['GET', '/receipts/verification'] },
	'retention.show': { argv: () => [], http: () => ['GET', '/retention'] },
	'retention.sweep': { argv: () => [], http: () => ['POST', '/retention/sweep', {}] },
	'policy.announce': {
		argv: () => [`cli-${versions++}`, '--url', 'https://example.org/policy', '--effective-at', FAR],
		http: () => [
			'POST',
			'/policies',
			{ version: `http-${versions++}`, url: 'https://example.org/', effective_at: FAR },
		],
	},
	'operator.list': { argv: () => [], http: () => ['GET', '/operators'] },
	'operator.add': {
		argv: ({ operator }) => [`${operator}-new`, '--role', 'support'],
		http: ({ operator }) => ['POST', '/operators', { name: `${operator}-new`, role: 'support' }],
	},
	'operator.revoke': {
		argv: ({ operator }) => [operator],
		http: ({ operator }) => ['POST', `/operators/${operator}/revoke`, {}],
	},
};

const SHAPES: Record<keyof typeof PERMISSIONS, z.ZodType> = {
	'account.list': AdminAccountList,
	'account.show': AdminAccount,
	'account.plan': AdminAccount,
	'account.correct': AdminAccount,
	'account.restrict': AdminAccount,
	'account.unrestrict': AdminAccount,
	'account.export': AccountExport,
	'account.delete': ErasureReceipt,
	'site.list': AdminSiteList,
	'site.show': AdminSite,
	'site.prove': AdminSite,
	'site.close': AdminSite,
	'key.list': AdminKeyList,
	'key.create': AdminCreatedKey,
	'key.rotate': AdminCreatedKey,
	'key.revoke': AdminKey,
	'plan.list': PlanList,
	'usage.show': AdminUsage,
	'mail.list': AdminMailList,
	'audit.list': AuditList,
	'audit.verify': ChainReport,
	'receipt.verify': ChainReport,
	'retention.show': AdminRetention,
	'retention.sweep': SweepReport,
	'policy.announce': AnnouncedPolicy,
	'operator.list': OperatorList,
	'operator.add': CreatedOperator,
	'operator.revoke': Operator,
};

const REASON = 'the matrix asks for it';
const RANKS = ['read-only', 'support', 'operator', 'owner'];

let service: TestService;
const keys = new Map<string, string>();
let subjects = 0;

beforeAll(async () => {
	service = await startTestService();
	for (const role of Role.options) keys.set(role, await addOperator(service.folder, `a-${role}`, role));
});

afterAll(() => service.stop());

async function newSubject(): Promise<Subject> {
	const number = subjects++;
	const { client } = await service.register({ domain: `site-${number}.example.org` });
	const account = await client.account();
	const operator = `subject-${number}`;
	await addOperator(service.folder, operator, 'read-only');
	const file = join(service.folder, `export-${number}.json`);
	return { account: account.id, site: account.site.id, key: account.key.id, operator, file };
}

const NAMES = Object.keys(WAYS).filter((name): name is keyof typeof WAYS => name in WAYS);
const MATRIX = NAMES.flatMap((name) => Role.options.map((role) => ({ name, role })));

/** What must be in the audit of one try by one actor. */
function expectAudit(name: keyof typeof WAYS, role: string, isAllowed: boolean, since: number, subject: Subject): void {
	const entries = auditAfter(service.folder, since).filter((entry) => entry.actor === `operator:a-${role}`);
	const outcomes = entries.map(({ outcome }) => outcome);
	expect(isAllowed ? [['done'], ['begun', 'done']] : [['refused']]).toContainEqual(outcomes);
	for (const entry of entries) {
		expect(entry).toMatchObject({ action: name, role });
		expect(entry.reason).toBe(isAllowed && PERMISSIONS[name].needsReason ? REASON : null);
		expect(JSON.stringify(entry)).not.toMatch(/@|dsk_live|dsa_live|example\.org/);
	}
	if (!isAllowed || name.endsWith('.list')) return;
	const ids = [subject.account, subject.site, subject.key];
	const named = entries.some((entry) => ids.includes(entry.subject ?? ''));
	if (/^(account\.(show|plan|correct|restrict|unrestrict|export)|site\.|key\.|usage)/.test(name)) {
		expect(named).toBe(true);
	}
}

/** The shape of the contract, and nothing that it does not name. */
function expectShape(shape: z.ZodType, answer: unknown): void {
	expect(shape.parse(answer)).toEqual(answer);
}

test.each(NAMES)('%s for a person: lines, and no JSON', async (name) => {
	const [group = '', word = ''] = name.split('.');
	const subject = await newSubject();
	const reason = PERMISSIONS[name].needsReason ? ['--reason', REASON] : [];
	const ran = await command(service.folder, [group, word, ...WAYS[name].argv(subject), ...reason]);
	expect(ran).toMatchObject({ code: 0, err: '' });
	expect(ran.out).toMatch(/^[^{]/);
	expect(ran.out).not.toMatch(/undefined|\[object|NaN/);
	rmSync(subject.file, { force: true });
});

test.each(MATRIX)('$name by $role, on the command line and over HTTP', async ({ name, role }) => {
	const { least, needsReason } = PERMISSIONS[name];
	const isAllowed = RANKS.indexOf(role) >= RANKS.indexOf(least);
	const [group = '', word = ''] = name.split('.');
	const key = keys.get(role) ?? '';

	const first = await newSubject();
	let since = newestAudit(service.folder);
	const argv = [group, word, ...WAYS[name].argv(first), ...(needsReason ? ['--reason', REASON] : []), '--json'];
	const ran = await command(service.folder, argv, { DRAFTSMITH_OPERATOR_KEY: key });
	if (isAllowed) {
		expect(ran).toMatchObject({ code: 0, err: '' });
		// An export goes into a file, and the command says which.
		const shape = name === 'account.export' ? z.object({ file: z.string(), bytes: z.number() }) : SHAPES[name];
		expectShape(shape, JSON.parse(ran.out));
	} else {
		expect(ran).toMatchObject({ code: 1, out: '' });
		expect(JSON.parse(ran.err).code).toBe('insufficient_role');
	}
	rmSync(first.file, { force: true });
	expectAudit(name, role, isAllowed, since, first);

	const second = await newSubject();
	since = newestAudit(service.folder);
	const [method, path, body] = WAYS[name].http(second);
	const response = await fetch(`${service.url}/admin/v1${path}`, {
		method,
		headers: { authorization: `Bearer ${key}`, ...(body ? { 'content-type': 'application/json' } : {}) },
		...(body ? { body: JSON.stringify({ ...body, ...(needsReason ? { reason: REASON } : {}) }) } : {}),
	});
	const answer: unknown = await response.json();
	expect(response.status, JSON.stringify(answer)).toBe(isAllowed ? 200 : 403);
	if (isAllowed) expectShape(SHAPES[name], answer);
	else expect(answer).toMatchObject({ code: 'insufficient_role' });
	expect(response.headers.get('cache-control')).toBe('no-store');
	expectAudit(name, role, isAllowed, since, second);
});

test('the audit of all this is one whole chain', async () => {
	const { code, out } = await command(service.folder, ['audit', 'verify', '--json']);
	expect([code, JSON.parse(out)]).toEqual([0, expect.objectContaining({ sound: true, broken_at: null })]);
	expect(JSON.parse(out).length).toBeGreaterThan(MATRIX.length * 2);
});
