import { startService } from '@draftsmith/service';
import { systemClock } from '@draftsmith/service/clock';
import { readConfig } from '@draftsmith/service/config';
import { createLog } from '@draftsmith/service/log';

/**
 * The service with a clock that stands around a UTC midnight and jumps: every few milliseconds it is at another of these
 * offsets from there. Each process jumps in its own rhythm, so that two never agree on the day.
 */
const HOUR = 3_600_000;
const OFFSETS = [-1, 0, -HOUR, 30, 23 * HOUR, -10, 25 * HOUR, 5];
const [rhythm = 0, midnight = 0] = process.argv.slice(2).map(Number);

const { url } = await startService({
	config: readConfig(process.env),
	log: createLog('silent'),
	clock: {
		...systemClock,
		now: () => midnight + (OFFSETS[Math.floor(systemClock.monotonic() / rhythm) % OFFSETS.length] ?? 0),
	},
	environment: process.env,
	version: 'test',
	onFatal: (error) => {
		throw error;
	},
});
console.log(`listening ${new URL(url).port}`);
