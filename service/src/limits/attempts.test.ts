import { createSecretKey } from 'node:crypto';
import { expect, test } from 'vitest';
import { type Clock, systemClock } from '../platform/clock.ts';
import { ProblemError } from '../platform/problem.ts';
import { createBadKeys, createRegistrationLimit } from './attempts.ts';

function manualClock(): Clock & { time: number } {
	const clock = { ...systemClock, time: 0, monotonic: () => clock.time };
	return clock;
}
const bad = async () => {
	throw new ProblemError('unauthorized', 'no');
};
const codeOf = (error: unknown) => (error instanceof ProblemError ? error.code : String(error));

test('the twentieth bad key of a network in a minute is too many; a good one passes, and other networks are not affected', async () => {
	const clock = manualClock();
	const badKeys = createBadKeys(clock, 20);
	const network = () => '203.0.113.0/24';
	const codes: string[] = [];
	for (let index = 0; index < 21; index++) codes.push(await badKeys.count(network, bad).catch(codeOf));
	expect(codes).toEqual([...Array(19).fill('unauthorized'), 'too_many_attempts', 'too_many_attempts']);
	expect(await badKeys.count(network, async () => 'caller')).toBe('caller');
	expect(await badKeys.count(() => '198.51.100.0/24', bad).catch(codeOf)).toBe('unauthorized');
	expect(await badKeys.count(() => null, bad).catch(codeOf)).toBe('unauthorized');
	clock.time += 60_000;
	expect(await badKeys.count(network, bad).catch(codeOf)).toBe('unauthorized');
});

test('a refusal says when to come again, and a fault of ours is not counted', async () => {
	const clock = manualClock();
	const badKeys = createBadKeys(clock, 2);
	const fault = async () => {
		throw new Error('the database is gone');
	};
	for (let index = 0; index < 5; index++) await badKeys.count(() => null, fault).catch(() => undefined);
	expect(await badKeys.count(() => null, bad).catch(codeOf)).toBe('unauthorized');
	clock.time += 15_000;
	const refusal = await badKeys.count(() => null, bad).catch((error: unknown) => error);
	expect(refusal).toMatchObject({ code: 'too_many_attempts', extras: { retryAfter: 45 } });
});

function openLimit(perHour: number) {
	const clock = manualClock();
	const limit = createRegistrationLimit(clock, { perHour, key: createSecretKey(Buffer.alloc(32, 7)) });
	let fresh = 0;
	const attempt = (fixed: Partial<{ network: string; domain: string; email: string }>) => {
		const number = fresh++;
		limit.admit({ network: `n${number}`, domain: `d${number}.org`, email: `e${number}@example.org`, ...fixed });
	};
	return { clock, attempt };
}

test.each([
	['network', { network: 'n' }, 3],
	['domain', { domain: 'example.org' }, 15],
	['address', { email: 'a@example.org' }, 15],
])('registrations are bounded for a %s by itself', (_, fixed, most) => {
	const { clock, attempt } = openLimit(3);
	for (let index = 0; index < most; index++) attempt(fixed);
	for (let index = 0; index < 3; index++) expect(() => attempt(fixed)).toThrow(/Too many registrations/);
	// The same address in another spelling.
	if ('email' in fixed) expect(() => attempt({ email: ' A@Example.org ' })).toThrow(/Too many registrations/);
	attempt({});
	clock.time += 3_600_000;
	attempt(fixed);
});

test('one network can’t lock the owner of a domain or an address out, whether it is refused or not', () => {
	const { attempt } = openLimit(20);
	const owner = { domain: 'example.org', email: 'owner@example.org' };
	for (let index = 0; index < 20; index++) attempt({ ...owner, network: 'attacker' });
	for (let index = 0; index < 500; index++) {
		expect(() => attempt({ ...owner, network: 'attacker' })).toThrow(/Too many registrations/);
	}
	// 99 networks more, and the hundred is full.
	for (let index = 0; index < 99; index++) attempt(owner);
	expect(() => attempt({ ...owner, network: 'late' })).toThrow(/Too many registrations/);
	// What was refused once is not let in because it was seen.
	expect(() => attempt({ ...owner, network: 'late' })).toThrow(/Too many registrations/);
});
