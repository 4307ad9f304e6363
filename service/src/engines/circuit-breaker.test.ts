import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createFakeClock } from '../platform/clock.testing.ts';
import { createCircuitBreaker, type Pass } from './circuit-breaker.ts';

const FIRST = 1000;
const LONGEST = 60_000;

function open() {
	const clock = createFakeClock();
	const breaker = createCircuitBreaker({
		clock,
		jitter: (delay) => delay,
		threshold: 3,
		firstPause: FIRST,
		longestPause: LONGEST,
	});
	const enter = (): Pass => {
		const pass = breaker.enter();
		if (!pass) throw new Error('no leave to ask');
		return pass;
	};
	const failTimes = (times: number) => {
		for (let time = 0; time < times; time++) enter().failed();
	};
	return { clock, breaker, enter, failTimes };
}

test('failures in a row open it; one success between them does not let it come to that', () => {
	const { breaker, enter, failTimes } = open();
	failTimes(2);
	enter().succeeded();
	failTimes(2);
	expect(breaker.wait()).toBe(0);
	failTimes(1);
	expect(breaker.wait()).toBe(FIRST);
	expect(breaker.enter()).toBeUndefined();
});

test('a pause grows with each failed probe, up to the longest, and a success forgets it', () => {
	const { clock, breaker, enter, failTimes } = open();
	failTimes(3);
	const pauses = [];
	for (let probe = 0; probe < 10; probe++) {
		pauses.push(breaker.wait());
		clock.advance(breaker.wait());
		enter().failed();
	}
	expect(pauses).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60, 60].map((seconds) => seconds * 1000));
	clock.advance(breaker.wait());
	enter().succeeded();
	failTimes(3);
	expect(breaker.wait()).toBe(FIRST);
});

test('after the pause one may ask, and the others not before it is known', () => {
	const { clock, breaker, enter, failTimes } = open();
	failTimes(3);
	clock.advance(FIRST);
	const probe = enter();
	expect(breaker.enter()).toBeUndefined();
	expect(breaker.wait()).toBeGreaterThan(0);
	probe.answered();
	expect(breaker.enter()).toBeDefined();
});

test('on probation one failure opens it again, for longer', () => {
	const { clock, breaker, enter, failTimes } = open();
	failTimes(3);
	clock.advance(FIRST);
	const probe = enter();
	probe.answered();
	probe.failed();
	expect(breaker.wait()).toBe(2 * FIRST);
});

test('what began before it opened says nothing of the server now', () => {
	const { clock, breaker, enter, failTimes } = open();
	const [slow, slower] = [enter(), enter()];
	failTimes(3);
	slow.succeeded();
	expect(breaker.wait()).toBe(FIRST);
	clock.advance(FIRST);
	const probe = enter();
	slower.failed();
	probe.succeeded();
	expect(breaker.wait()).toBe(0);
});

test('a probe that leaves makes room for the next', () => {
	const { clock, breaker, enter, failTimes } = open();
	failTimes(3);
	clock.advance(FIRST);
	enter().abandoned();
	expect(breaker.wait()).toBe(0);
	enter().succeeded();
	expect(breaker.enter()).toBeDefined();
});

/** Failures more often than the rest, for it takes three of them in a row. */
const HOWS = ['failed', 'failed', 'failed', 'answered', 'succeeded', 'abandoned'] as const;

/** Anything that may happen to it, in any order: somebody asks, one of those under way ends somehow, time passes. */
const happening = fc.oneof(
	fc.record({ kind: fc.constant('enter' as const) }),
	fc.record({
		kind: fc.constant('end' as const),
		which: fc.nat(20),
		how: fc.constantFrom(...HOWS),
	}),
	fc.record({ kind: fc.constant('time' as const), milliseconds: fc.nat(70_000) }),
);

test('whatever happens: never two probes, never open for ever, never closed to a server that answers', () => {
	fc.assert(
		fc.property(fc.array(happening, { maxLength: 200, size: 'max' }), (happenings) => {
			const { clock, breaker } = open();
			const underWay: Pass[] = [];
			let isOpen = false;
			let probe: Pass | undefined;
			for (const event of happenings) {
				if (event.kind === 'time') clock.advance(event.milliseconds);
				else if (event.kind === 'enter') {
					const wait = breaker.wait();
					const pass = breaker.enter();
					expect(pass === undefined).toBe(wait > 0);
					if (!pass) continue;
					underWay.push(pass);
					if (!isOpen) continue;
					expect(probe).toBeUndefined();
					probe = pass;
				} else {
					const index = event.which % Math.max(1, underWay.length);
					const pass = underWay[index];
					if (!pass) continue;
					const before = breaker.wait();
					pass[event.how]();
					if (event.how !== 'answered') underWay.splice(index, 1);
					if (pass === probe) {
						isOpen = event.how === 'failed' || event.how === 'abandoned';
						probe = undefined;
					} else if (before === 0 && breaker.wait() > 0) isOpen = true;
				}
			}
			// The pauses are bounded, so with everybody gone there is leave to ask soon; and one success closes it.
			for (const pass of underWay) pass.abandoned();
			clock.advance(LONGEST);
			expect(breaker.wait()).toBe(0);
			breaker.enter()?.succeeded();
			expect([breaker.enter(), breaker.enter(), breaker.enter()]).not.toContain(undefined);
		}),
		{ numRuns: 500 },
	);
});
