import { tmpdir } from 'node:os';
import { expect, test } from 'vitest';
import { assertRoom } from './disk-room.ts';

test('what is larger than the disk has no room, and is told in gigabytes', () => {
	expect(() => assertRoom(tmpdir(), 2 ** 60)).toThrow(/1073741825\.0 GB are needed .* DRAFTSMITH_DATA/);
	expect(() => assertRoom(tmpdir(), -(2 ** 40))).not.toThrow();
});
