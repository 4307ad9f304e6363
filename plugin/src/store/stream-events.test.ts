import { describe, expect, it } from 'vitest';
import { readServiceJob, readTextEvent } from './stream-events.ts';

describe('what the stream says', () => {
	it('is read when it has what we need', () => {
		const job = {
			state: 'processing',
			phase: 'writing',
			progress: { words: 1, target_words: 2 },
			queue_position: null,
			error: null,
		};
		expect(readServiceJob(JSON.stringify({ ...job, something: 'new' }))).toMatchObject(job);
		expect(readTextEvent('{"offset":3,"text":"abc"}')).toEqual({ offset: 3, text: 'abc' });
	});

	it.each([undefined, 5, '', 'garbage', 'null', '[]', '{"state":"processing"}', '{"offset":"3","text":"abc"}'])(
		'is dropped when it is %j',
		(data) => {
			expect(readServiceJob(data)).toBeNull();
			expect(readTextEvent(data)).toBeNull();
		},
	);
});
