import { createSecretKey } from 'node:crypto';
import { expect, test } from 'vitest';
import { createMailLimit } from './mail-limit.ts';

const HOUR = 3_600_000;

test('a recipient gets five mails an hour and twenty a day, however the address is written', () => {
	let now = 0;
	const limit = createMailLimit({ monotonic: () => now }, createSecretKey(Buffer.alloc(32, 1)));
	const sent = (times: number, address = 'owner@bread.org') =>
		Array.from({ length: times }, () => limit.admit(address)).filter(Boolean).length;
	expect(sent(3) + sent(10, ' Owner@BREAD.org')).toBe(5);
	expect(sent(1, 'other@bread.org')).toBe(1);
	let all = 5;
	for (let hour = 1; hour < 24; hour++) {
		now = hour * HOUR;
		all += sent(10);
	}
	expect(all).toBe(20);
	now = 25 * HOUR;
	expect(sent(10)).toBe(5);
});
