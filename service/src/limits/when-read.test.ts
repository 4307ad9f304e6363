import { expect, test } from 'vitest';
import { whenRead } from './when-read.ts';

const bytes = new TextEncoder().encode('bread');

function pieces(count: number, last: 'close' | 'fail') {
	let given = 0;
	return new ReadableStream<Uint8Array>({
		pull: (controller) => {
			if (given++ < count) return controller.enqueue(bytes);
			if (last === 'close') controller.close();
			else controller.error(new Error('the database is gone'));
		},
	});
}

function watched(source: ReadableStream<Uint8Array>) {
	let times = 0;
	const body = whenRead(source, () => {
		times++;
	});
	return { reader: body.getReader(), times: () => times };
}

test('is done when all is read, and not before', async () => {
	const { reader, times } = watched(pieces(3, 'close'));
	for (let index = 0; index < 2; index++) expect((await reader.read()).value).toEqual(bytes);
	expect(times()).toBe(0);
	expect((await reader.read()).value).toEqual(bytes);
	expect((await reader.read()).done).toBe(true);
	expect(times()).toBe(1);
});

test('is done once when the reader goes, or the source fails', async () => {
	const left = watched(pieces(100, 'close'));
	await left.reader.read();
	await left.reader.cancel();
	expect(left.times()).toBe(1);
	const failed = watched(pieces(1, 'fail'));
	await failed.reader.read();
	await expect(failed.reader.read()).rejects.toThrow('gone');
	expect(failed.times()).toBe(1);
});
