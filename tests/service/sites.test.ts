import { systemClock } from '@draftsmith/service/clock';
import { type Client, createClient, type ServiceError } from '@draftsmith/shared/client';
import { afterEach, expect, test } from 'vitest';
import { startFakeSite } from '../fakes/fake-site.ts';
import { readMails } from './read-mails.ts';
import { startTestService, type TestService } from './start-test-service.ts';

let service: TestService;
let offset = 0;
const clock = { ...systemClock, now: () => Date.now() + offset };

async function start(environment: Record<string, string>, domain = 'agency.example.org'): Promise<Client> {
	offset = 0;
	service = await startTestService({ environment: { DRAFTSMITH_WORKERS: '0', ...environment }, clock });
	return (await service.register({ domain })).client;
}
afterEach(() => service.stop());

const withKey = (key: string) => createClient({ baseUrl: service.url, key, retries: 0 });

async function codeOf(work: Promise<unknown>): Promise<string> {
	return work.then(
		() => 'done',
		(error: ServiceError) => error.problem.code,
	);
}

test('an account has many sites, each with keys of its own', async () => {
	const client = await start({ DRAFTSMITH_PLAN: 'pro' });
	const made = await client.addSite({ domain: 'https://www.Bread.example.org/blog' });
	expect(made.site).toMatchObject({ domain: 'bread.example.org', status: 'unproven' });
	expect(made.api_key).toMatchObject({ site_id: made.site.id, scopes: ['jobs', 'chat', 'usage'] });
	expect((await client.sites()).data.map(({ domain }) => domain)).toEqual(['bread.example.org', 'agency.example.org']);
	const bread = withKey(made.key);
	expect((await bread.account()).site.id).toBe(made.site.id);
	expect((await bread.account()).id).toBe((await client.account()).id);
	expect(await codeOf(bread.sites())).toBe('insufficient_scope');
	const second = await client.createKey({ site_id: made.site.id, scopes: ['usage'] });
	expect((await client.keys({ siteId: made.site.id })).data.map(({ id }) => id)).toEqual([
		second.api_key.id,
		made.api_key.id,
	]);
	// Jobs belong to their site, not to the account.
	const { id } = await bread.submit({ title: 'Bread', language: 'en', model: 'outline' }, { idempotencyKey: 'one' });
	expect(await codeOf(client.job(id))).toBe('not_found');
});

test('the plan’s number of sites is kept, also when all are asked for at once', async () => {
	const client = await start({ DRAFTSMITH_PLAN: 'free' });
	const add = (index: number) => codeOf(client.addSite({ domain: `site${index}.example.org` }));
	const codes = await Promise.all(Array.from({ length: 12 }, (_, index) => add(index)));
	expect(codes.filter((code) => code === 'done')).toHaveLength(2);
	expect(codes.filter((code) => code === 'too_many_sites')).toHaveLength(10);
	const sites = (await client.sites()).data;
	expect(sites).toHaveLength(3);
	expect((await client.keys()).data).toHaveLength(3);
	await client.closeSite(sites[0]?.id ?? '');
	expect(await add(20)).toBe('done');
	expect(await add(21)).toBe('too_many_sites');
});

test('adding and closing sites in a loop ends: each has somebody’s domain asked', async () => {
	const client = await start({ DRAFTSMITH_PLAN: 'free' });
	const codes: string[] = [];
	for (let index = 0; index < 14; index++) {
		const made = await client
			.addSite({ domain: 'victim.example.org' })
			.catch((error: ServiceError) => error.problem.code);
		if (typeof made !== 'string') await client.closeSite(made.site.id);
		codes.push(typeof made === 'string' ? made : 'done');
	}
	expect(codes).toEqual([...Array(12).fill('done'), 'too_many_attempts', 'too_many_attempts']);
	offset = 86_400_000;
	expect(await codeOf(client.addSite({ domain: 'bread.example.org' }))).toBe('done');
});

test('an account that has proven nothing has one site', async () => {
	const client = await start({ DRAFTSMITH_PLAN: 'agency', DRAFTSMITH_VERIFICATION: 'required' }, '127.0.0.1:2001');
	expect(await codeOf(client.addSite({ domain: '127.0.0.1:2002' }))).toBe('too_many_sites');
});

test('a closed site takes its keys with it; closing it again is the same', async () => {
	const client = await start({ DRAFTSMITH_PLAN: 'pro' });
	const { site, key } = await client.addSite({ domain: 'bread.example.org' });
	const bread = withKey(key);
	await bread.submit({ title: 'Bread', language: 'en', model: 'outline' }, { idempotencyKey: 'one' });
	await client.closeSite(site.id);
	expect(await codeOf(bread.account())).toBe('site_inactive');
	await client.closeSite(site.id);
	expect((await client.sites()).data.find(({ id }) => id === site.id)?.status).toBe('closed');
	expect((await client.keys({ siteId: site.id })).data[0]?.revoked_at).not.toBeNull();
	expect(await codeOf(client.createKey({ site_id: site.id, scopes: ['usage'] }))).toBe('not_found');
	expect(await codeOf(client.proveSite(site.id))).toBe('not_found');
	expect(await codeOf(client.account())).toBe('done');
});

test('sites of another account are unknown, whatever is done with them', async () => {
	const client = await start({ DRAFTSMITH_PLAN: 'pro' });
	const { id } = (await client.account()).site;
	const stranger = (await service.register({ domain: 'stranger.example.org' })).client;
	expect(await codeOf(stranger.closeSite(id))).toBe('not_found');
	expect(await codeOf(stranger.proveSite(id))).toBe('not_found');
	const limited = withKey((await client.createKey({ scopes: ['usage'] })).key);
	expect(await codeOf(limited.proveSite((await stranger.account()).site.id))).toBe('insufficient_scope');
	expect(await codeOf(limited.proveSite(id))).toBe('done');
	expect((await client.account()).site.status).toBe('unproven');
});

test('an added site has trial limits until its own domain is proven, unless the address is confirmed', async () => {
	const challenge = 'c'.repeat(43);
	const first = await startFakeSite({ challenge });
	const second = await startFakeSite();
	offset = 0;
	service = await startTestService({
		environment: { DRAFTSMITH_WORKERS: '0', DRAFTSMITH_PLAN: 'pro', DRAFTSMITH_VERIFICATION: 'required' },
		clock,
	});
	const { client } = await service.register({ domain: first.domain, challenge });
	await expect.poll(async () => (await client.account()).plan.id, { timeout: 10_000 }).toBe('pro');
	const { site, key } = await client.addSite({ domain: second.domain });
	expect((await withKey(key).account()).plan.id).toBe('trial');
	second.file = site.proof.token;
	offset = 60_000;
	await client.proveSite(site.id);
	await expect.poll(async () => (await withKey(key).account()).plan.id, { timeout: 10_000 }).toBe('pro');
	expect((await withKey(key).account()).site.proof).toMatchObject({ state: 'proven', method: 'well_known' });
	await Promise.all([first.stop(), second.stop()]);
});

test('a confirmed address ends the trial of every site of the account, also of those that come later', async () => {
	const client = await start({ DRAFTSMITH_PLAN: 'pro', DRAFTSMITH_VERIFICATION: 'required' }, '127.0.0.1:2001');
	await expect.poll(async () => (await readMails(service.folder)).length, { timeout: 10_000 }).toBe(1);
	const link = new URL((await readMails(service.folder))[0]?.link ?? '');
	await fetch(new URL('/confirm', link), { method: 'POST', body: link.searchParams });
	expect(await client.account()).toMatchObject({ plan: { id: 'pro' }, site: { status: 'unproven' } });
	const { site, key } = await client.addSite({ domain: '127.0.0.1:2002' });
	expect(site.status).toBe('unproven');
	expect((await withKey(key).account()).plan.id).toBe('pro');
});

test('whoever closes the only site with a key for the account goes on managing the rest with it, and nothing else', async () => {
	const client = await start({ DRAFTSMITH_PLAN: 'pro' });
	const { site, key } = await client.addSite({ domain: 'bread.example.org' });
	const own = await client.account();
	await client.closeSite(own.site.id);
	expect(await client.account()).toMatchObject({ site: { status: 'closed' }, key: { scopes: ['account'] } });
	for (const work of [
		() => client.jobs(),
		() => client.usage(),
		() => client.submit({ title: 'a', language: 'en', model: 'outline' }, { idempotencyKey: 'a' }),
		() => client.addSite({ domain: 'new.example.org' }),
		() => client.createKey({ scopes: ['account'] }),
		() => client.rotateKey(own.key.id),
	]) {
		expect(await codeOf(work())).toBe('site_inactive');
	}
	expect(await codeOf(withKey(key).jobs())).toBe('done');
	const manager = await client.createKey({ site_id: site.id, scopes: ['account', 'jobs'] });
	expect(await codeOf(withKey(manager.key).sites())).toBe('done');
	await client.revokeKey(own.key.id);
	expect(await codeOf(client.account())).toBe('unauthorized');
});
