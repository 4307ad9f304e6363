import { expect, test } from 'vitest';
import { cpuTime } from '../platform/cpu-time.testing.ts';
import { createWindowCounter } from './window-counter.ts';

function counterAt(options: { length: number; most?: number }) {
	const clock = { time: 1000, monotonic: () => clock.time };
	return { clock, counter: createWindowCounter(clock, options) };
}

test('counts each key by itself, until its window ends', () => {
	const { clock, counter } = counterAt({ length: 60_000 });
	expect(counter.hit('a')).toEqual({ count: 1, endsIn: 60_000 });
	expect(counter.read('never')).toEqual({ count: 0, endsIn: 0 });
	clock.time += 20_000;
	expect(counter.read('a')).toEqual({ count: 1, endsIn: 40_000 });
	expect(counter.hit('a')).toEqual({ count: 2, endsIn: 40_000 });
	expect(counter.hit('b')).toEqual({ count: 1, endsIn: 60_000 });
	clock.time += 39_999;
	expect(counter.hit('a')).toEqual({ count: 3, endsIn: 1 });
	clock.time += 1;
	expect(counter.hit('a')).toEqual({ count: 1, endsIn: 60_000 });
	expect(counter.hit('b').count).toBe(2);
});

test('what has ended is forgotten soon after', () => {
	const { clock, counter } = counterAt({ length: 1000 });
	for (let index = 0; index < 500; index++) counter.hit(`a${index}`);
	expect(counter.size()).toBe(500);
	clock.time += 1000;
	expect(counter.hit('a7').count).toBe(1);
	clock.time += 1000;
	counter.hit('b');
	expect(counter.size()).toBe(2);
});

test('a million addresses within one window take no more room than the bound, and cost the newest nothing', () => {
	const { counter } = counterAt({ length: 60_000, most: 10_000 });
	counter.hit('owner');
	const begun = cpuTime();
	for (let index = 0; index < 1_000_000; index++) counter.hit(`2001:db8:${index.toString(16)}::/48`);
	expect(cpuTime() - begun).toBeLessThan(5000);
	expect(counter.size()).toBeLessThanOrEqual(10_000);
	expect(counter.hit('2001:db8:f423f::/48').count).toBe(2);
	// The oldest were forgotten, and are counted anew.
	expect(counter.hit('owner').count).toBe(1);
});
