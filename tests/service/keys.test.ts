import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { systemClock } from '@draftsmith/service/clock';
import { type Client, createClient, type ServiceError } from '@draftsmith/shared/client';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readMails } from './read-mails.ts';
import { startTestService, type TestService } from './start-test-service.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

let service: TestService;
let client: Client;
let offset = 0;
let frozen: number | undefined;
const clock = { ...systemClock, now: () => frozen ?? Date.now() + offset };

beforeEach(async () => {
	offset = 0;
	frozen = undefined;
	service = await startTestService({ environment: { DRAFTSMITH_WORKERS: '0' }, clock });
	({ client } = await service.register());
});
afterEach(() => service.stop());

const withKey = (key: string) => createClient({ baseUrl: service.url, key, retries: 0 });

async function codeOf(work: Promise<unknown>): Promise<string> {
	return work.then(
		() => 'done',
		(error: ServiceError) => error.problem.code,
	);
}

test('a key is shown once, and is in no file', async () => {
	const made = await client.createKey({ name: 'Backup', scopes: ['usage', 'usage'] });
	expect(made.api_key).toMatchObject({ name: 'Backup', scopes: ['usage'], revoked_at: null, expires_at: null });
	expect(made.api_key.masked).toBe(`dsk_live_••••${made.key.slice(-4)}`);
	const list = await client.keys();
	expect(list.data.map(({ id }) => id)).toEqual([made.api_key.id, (await client.account()).key.id]);
	expect(JSON.stringify([list, await client.account()])).not.toContain(made.key.slice(9, 30));
	const paths = readdirSync(service.folder, { recursive: true }).map((name) => join(service.folder, String(name)));
	for (const path of paths.filter((each) => statSync(each).isFile())) {
		expect(readFileSync(path).includes(made.key.slice(9, 30)), path).toBe(false);
	}
	expect(service.logs.join('')).not.toContain(made.key.slice(9, 30));
});

test('scopes are enforced, and no key gives what it lacks', async () => {
	const manager = withKey((await client.createKey({ scopes: ['account', 'usage'] })).key);
	expect(await codeOf(manager.jobs())).toBe('insufficient_scope');
	expect(await codeOf(manager.usage())).toBe('done');
	expect(await codeOf(manager.createKey({ scopes: ['usage', 'jobs'] }))).toBe('insufficient_scope');
	expect(await codeOf(manager.createKey({ scopes: ['usage'] }))).toBe('done');
	// Rotating a key would hand its scopes over just the same.
	const writer = await client.createKey({ scopes: ['jobs'] });
	expect(await codeOf(manager.rotateKey(writer.api_key.id))).toBe('insufficient_scope');
	expect(await codeOf(manager.revokeKey(writer.api_key.id))).toBe('done');
	const reader = withKey((await client.createKey({ scopes: ['usage'] })).key);
	for (const call of [reader.keys, reader.sites, reader.sendConfirmation]) {
		expect(await codeOf(call())).toBe('insufficient_scope');
	}
	expect(await codeOf(reader.createKey({ scopes: ['usage'] }))).toBe('insufficient_scope');
	expect(await codeOf(reader.revokeKey(writer.api_key.id))).toBe('insufficient_scope');
	expect(await codeOf(reader.rotateKey('01900000-0000-7000-8000-000000000000'))).toBe('insufficient_scope');
});

test('a rotated key goes on for its grace, to the millisecond, and the new one takes its place', async () => {
	const { api_key: old, key } = await client.createKey({ name: 'Site', scopes: ['jobs', 'usage'] });
	frozen = clock.now();
	const rotated = await withKey(key).rotateKey(old.id, { grace_hours: 2 });
	expect(rotated.api_key).toMatchObject({ name: 'Site', scopes: ['jobs', 'usage'], expires_at: null });
	const listed = (await client.keys()).data.find(({ id }) => id === old.id);
	const expiresAt = Date.parse(listed?.expires_at ?? '');
	expect(expiresAt).toBe(frozen + 2 * HOUR);
	frozen = expiresAt - 1;
	expect(await codeOf(withKey(key).usage())).toBe('done');
	frozen = expiresAt;
	expect(await codeOf(withKey(key).usage())).toBe('unauthorized');
	expect(await codeOf(withKey(rotated.key).usage())).toBe('done');
	expect(await codeOf(client.rotateKey(old.id))).toBe('key_ended');
});

test('without grace the old key ends with the answer', async () => {
	const { api_key: old, key } = await client.createKey({ scopes: ['usage'] });
	const rotated = await client.rotateKey(old.id, { grace_hours: 0 });
	expect(await codeOf(withKey(key).usage())).toBe('unauthorized');
	expect(await codeOf(withKey(rotated.key).usage())).toBe('done');
});

test('rotated ten times at once, there is one new key', async () => {
	const { api_key: old } = await client.createKey({ scopes: ['usage'] });
	const codes = await Promise.all(Array.from({ length: 10 }, () => codeOf(client.rotateKey(old.id))));
	expect(codes.sort()).toEqual(['done', ...Array(9).fill('key_ended')]);
	expect((await client.keys()).data).toHaveLength(3);
});

test('whose answer was lost may rotate again with the old key; the key nobody knows is revoked', async () => {
	const { api_key: old, key } = await client.createKey({ scopes: ['usage'] });
	const lost = await withKey(key).rotateKey(old.id);
	expect(await codeOf(withKey(key).rotateKey(old.id))).toBe('key_ended');
	offset = 2 * MINUTE;
	const found = await withKey(key).rotateKey(old.id);
	expect(await codeOf(withKey(lost.key).usage())).toBe('unauthorized');
	expect(await codeOf(withKey(found.key).usage())).toBe('done');
	// From here on the new key is in use: rotating the old one again must not take it away.
	await expect
		.poll(async () => (await client.keys()).data.find(({ id }) => id === found.api_key.id)?.last_used_at, {
			timeout: 5000,
		})
		.toBeTruthy();
	offset += 2 * MINUTE;
	expect(await codeOf(withKey(key).rotateKey(old.id))).toBe('key_ended');
	expect(await codeOf(withKey(found.key).usage())).toBe('done');
});

test('ten minutes after its rotation, or once its successor was used, a leaked key can’t get itself another', async () => {
	const { api_key: old, key } = await client.createKey({ scopes: ['jobs', 'chat', 'usage', 'account'] });
	const other = (await client.account()).key;
	const thief = withKey(key);
	const successor = await withKey(key).rotateKey(old.id);
	const attempts = () =>
		[
			() => thief.rotateKey(old.id),
			() => thief.createKey({ scopes: ['usage'] }),
			() => thief.rotateKey(other.id),
			() => thief.revokeKey(successor.api_key.id),
			() => thief.addSite({ domain: 'thief.example.org' }),
		].map((work) => codeOf(work()));
	offset = 2 * MINUTE;
	// The use is not written down yet: it counts all the same.
	expect(await codeOf(withKey(successor.key).usage())).toBe('done');
	expect(await Promise.all(attempts())).toEqual(Array(5).fill('key_ended'));
	expect(await codeOf(withKey(successor.key).usage())).toBe('done');

	const late = await client.createKey({ scopes: ['usage', 'account'] });
	const unused = await withKey(late.key).rotateKey(late.api_key.id);
	offset += 10 * MINUTE + 1000;
	expect(await codeOf(withKey(late.key).rotateKey(late.api_key.id))).toBe('key_ended');
	expect(await codeOf(withKey(late.key).createKey({ scopes: ['usage'] }))).toBe('key_ended');
	expect(await codeOf(withKey(unused.key).usage())).toBe('done');
});

test('a key that was rotated by another can’t take the place of its successor', async () => {
	const { api_key: old, key } = await client.createKey({ scopes: ['usage', 'account'] });
	const successor = await client.rotateKey(old.id);
	offset = 2 * MINUTE;
	expect(await codeOf(withKey(key).rotateKey(old.id))).toBe('key_ended');
	expect(await codeOf(withKey(key).createKey({ scopes: ['usage'] }))).toBe('key_ended');
	expect(await codeOf(withKey(successor.key).usage())).toBe('done');
});

test('the site whose answer was lost has another key made within ten minutes, for good, and only one', async () => {
	const { api_key: old, key } = await client.createKey({ scopes: ['usage', 'account'] });
	const lost = await withKey(key).rotateKey(old.id);
	offset = 2 * MINUTE;
	const found = await withKey(key).createKey({ scopes: ['usage', 'account'] });
	expect(found.api_key.expires_at).toBeNull();
	expect(await codeOf(withKey(lost.key).usage())).toBe('unauthorized');
	offset = 4 * MINUTE;
	expect(await codeOf(withKey(found.key).usage())).toBe('done');
	expect(await codeOf(withKey(key).createKey({ scopes: ['usage'] }))).toBe('key_ended');
});

test('a key without the scope sees neither who the owner is nor where alerts go', async () => {
	await client.updateAccount({ name: 'Anna', webhook_url: 'https://hooks.example.org/' });
	const { key } = await client.createKey({ scopes: ['usage'] });
	const seen = { email: 'o•••@example.org', name: null, webhook_url: null };
	expect(await withKey(key).account()).toMatchObject(seen);
	expect(await client.account()).toMatchObject({ email: 'owner@example.org', name: 'Anna' });
});

test('a revoked key is refused at once, and revoking it again is the same', async () => {
	const { api_key, key } = await client.createKey({ scopes: ['usage'] });
	expect(await codeOf(withKey(key).usage())).toBe('done');
	await client.revokeKey(api_key.id);
	expect(await codeOf(withKey(key).usage())).toBe('unauthorized');
	await client.revokeKey(api_key.id);
	const told = async () => (await readMails(service.folder)).filter(({ kind }) => kind === 'key_revoked').length;
	await expect.poll(told).toBe(1);
	const own = await client.createKey({ scopes: ['usage'] });
	await withKey(own.key).revokeKey(own.api_key.id);
	expect(await codeOf(withKey(own.key).usage())).toBe('unauthorized');
	await expect.poll(told).toBe(2);
});

test('revoking a key ends the streams that were opened with it, and no other’s', async () => {
	const { id } = await client.submit(
		{ title: 'Bread', language: 'en', model: 'outline' },
		{ idempotencyKey: 'followed' },
	);
	const { api_key, key } = await client.createKey({ scopes: ['jobs'] });
	const leaving = new AbortController();
	const follow = async (reader: Client) => {
		const { body } = await fetch((await reader.eventsToken(id)).url, { signal: leaving.signal });
		const stream = body?.getReader();
		// The first event is there: it is followed.
		expect(new TextDecoder().decode((await stream?.read())?.value)).toContain('event: job');
		let isEnded = false;
		const ended = (async () => {
			while ((await stream?.read())?.done === false);
		})().then(
			() => {
				isEnded = true;
			},
			() => undefined,
		);
		return { ended, isEnded: () => isEnded };
	};
	const [theirs, mine] = [await follow(withKey(key)), await follow(client)];
	await client.revokeKey(api_key.id);
	await expect.poll(theirs.isEnded, { timeout: 10_000 }).toBe(true);
	expect(mine.isEnded()).toBe(false);
	leaving.abort();
	await Promise.all([theirs.ended, mine.ended]);
});

test('a site has twenty keys at most, also when all are asked for at once', async () => {
	const codes = await Promise.all(Array.from({ length: 30 }, () => codeOf(client.createKey({ scopes: ['usage'] }))));
	expect(codes.filter((code) => code === 'done')).toHaveLength(19);
	expect(codes.filter((code) => code === 'too_many_keys')).toHaveLength(11);
	const [newest] = (await client.keys()).data;
	expect(await codeOf(client.rotateKey(newest?.id ?? ''))).toBe('too_many_keys');
	expect(await codeOf(client.rotateKey(newest?.id ?? '', { grace_hours: 0 }))).toBe('done');
});

test('making and revoking keys in a loop fills no mailbox', async () => {
	for (let index = 0; index < 15; index++) {
		const { api_key } = await client.createKey({ scopes: ['usage'] });
		await client.revokeKey(api_key.id);
	}
	const told = async () => (await readMails(service.folder)).filter(({ kind }) => kind.startsWith('key_')).length;
	await expect.poll(told, { timeout: 10_000 }).toBe(20);
	offset = 24 * HOUR;
	await client.createKey({ scopes: ['usage'] });
	await expect.poll(told).toBe(21);
});

test('keys of another account are unknown, whatever is done with them', async () => {
	const stranger = (await service.register({ domain: 'other.example.org' })).client;
	const { id } = (await client.account()).key;
	const site = (await client.account()).site.id;
	for (const work of [
		() => stranger.rotateKey(id),
		() => stranger.revokeKey(id),
		() => stranger.createKey({ site_id: site, scopes: ['jobs'] }),
	]) {
		expect(await codeOf(work())).toBe('not_found');
	}
	expect((await stranger.keys({ siteId: site })).data).toEqual([]);
	expect((await client.account()).key.revoked_at).toBeNull();
});

test('a key is refused for another domain, however its own is written', async () => {
	const { key } = await service.register({ domain: 'bread.example.org' });
	const ask = async (site: string) => {
		const headers = { authorization: `Bearer ${key}`, 'draftsmith-site': site };
		const response = await fetch(`${service.url}/v1/account`, { headers });
		return response.status === 200 ? 200 : (await response.json()).code;
	};
	for (const own of ['bread.example.org', 'BREAD.example.org.', 'https://www.bread.example.org/blog?a=b']) {
		expect(await ask(own)).toBe(200);
	}
	for (const other of ['example.org', 'bread.example.org:8443', 'bread.example.org.evil.org', '%', '', '*']) {
		expect(await ask(other), other).toBe('wrong_domain');
	}
});

test('without Draftsmith-Site, what browsers and WordPress say of themselves is looked at instead', async () => {
	const { key } = await service.register({ domain: 'bread.example.org' });
	const submit = async (headers: Record<string, string>) => {
		const response = await fetch(`${service.url}/v1/jobs`, {
			method: 'POST',
			headers: {
				authorization: `Bearer ${key}`,
				'content-type': 'application/json',
				'idempotency-key': crypto.randomUUID(),
				...headers,
			},
			body: JSON.stringify({ title: 'Bread', language: 'en', model: 'outline' }),
		});
		return response.status === 202 ? 202 : (await response.json()).code;
	};
	const foreign = 'https://soup.example.org';
	for (const headers of [{ origin: foreign }, { 'user-agent': `WordPress/6.8; ${foreign}/blog` }]) {
		expect([headers, await submit(headers)]).toEqual([headers, 'wrong_domain']);
	}
	for (const headers of [
		{},
		{ origin: 'https://bread.example.org', 'user-agent': `WordPress/6.8; ${foreign}` },
		{ 'user-agent': 'WordPress/6.8; https://www.bread.example.org/blog' },
		// The plugin's own word goes before both, and the service's page of its API may use any key.
		{ 'draftsmith-site': 'bread.example.org', origin: foreign },
		{ origin: service.url },
	]) {
		expect([headers, await submit(headers)]).toEqual([headers, 202]);
	}
});

test('when a key was used last is kept to the minute, and written once a minute', async () => {
	const { api_key, key } = await client.createKey({ scopes: ['usage'] });
	expect(api_key.last_used_at).toBeNull();
	const lastUsed = async () => (await client.keys()).data.find(({ id }) => id === api_key.id)?.last_used_at ?? null;
	await Promise.all(Array.from({ length: 20 }, () => withKey(key).usage()));
	await expect.poll(lastUsed, { timeout: 5000 }).not.toBeNull();
	const first = await lastUsed();
	expect(first).toMatch(/:00\.000Z$/);
	offset = 2 * MINUTE;
	await withKey(key).usage();
	await expect.poll(lastUsed, { timeout: 5000 }).not.toBe(first);
});

test('a use that can’t be written down fails no request', async () => {
	const { key } = await client.createKey({ scopes: ['usage'] });
	const database = new Database(join(service.folder, 'draftsmith.sqlite'));
	database.exec(
		"create trigger broken before update of last_used_at on api_keys begin select raise(abort, 'broken'); end",
	);
	database.close();
	for (let index = 0; index < 5; index++) expect(await codeOf(withKey(key).usage())).toBe('done');
	await expect.poll(() => service.logs.join(''), { timeout: 5000 }).toContain('the last uses of keys were not kept');
	expect(await codeOf(withKey(key).usage())).toBe('done');
});
