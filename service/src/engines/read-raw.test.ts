import { expect, test } from 'vitest';
import { type ReadRaw, readRawAnthropic, readRawChat, readRawGoogle, readRawResponses } from './read-raw.ts';

/** What the events tell, each usage as `read/written`. */
function read(reader: ReadRaw, events: unknown[]): string[] {
	return events
		.flatMap((event) => [...reader(event)])
		.map((event) => {
			if (event.type === 'usage') return `${event.usage.input_tokens}/${event.usage.output_tokens}`;
			return event.type === 'finish' ? event.reason : event.type;
		});
}

const chat = (delta: Record<string, unknown>, finish_reason?: string) => ({ choices: [{ delta, finish_reason }] });
const google = (finishReason: string) => ({ candidates: [{ finishReason }] });
const start = (usage: Record<string, unknown>) => ({ type: 'message_start', message: { usage } });
const stop = (stop_reason: string, usage?: Record<string, unknown>) => ({
	type: 'message_delta',
	delta: { stop_reason },
	usage,
});

const cases: [string, () => ReadRaw, unknown[], string[]][] = [
	['a refusal apart from the text', readRawChat, [chat({ refusal: 'No.' }), chat({}, 'stop')], ['refused', 'done']],
	['no text', readRawChat, [chat({ content: 'Baked.', reasoning: 'Hm.' })], []],
	['usage with half of it', readRawChat, [{ choices: [], usage: { prompt_tokens: 3 } }], ['3/null']],
	['usage with senseless numbers', readRawChat, [{ usage: { prompt_tokens: -3, completion_tokens: 2 } }], ['null/2']],
	['something else', readRawChat, [undefined, 'x', [], { choices: 'x' }], []],
	[
		'Anthropic’s parts',
		readRawAnthropic,
		[start({ input_tokens: 3, cache_read_input_tokens: 2, output_tokens: 1 }), stop('end_turn', { output_tokens: 9 })],
		['5/null', '5/9', 'done'],
	],
	[
		'what a gateway knows at the end only',
		readRawAnthropic,
		[start({ input_tokens: 0 }), stop('max_tokens', { input_tokens: 7, output_tokens: 9 })],
		['0/null', '7/9', 'limit'],
	],
	['a lie about the cache', readRawAnthropic, [start({ input_tokens: 3, cache_read_input_tokens: -2 })], []],
	['an end without counts', readRawAnthropic, [stop('refusal')], ['refused']],
	['a window that is full', readRawAnthropic, [stop('model_context_window_exceeded')], ['limit']],
	['a pause', readRawAnthropic, [stop('pause_turn')], ['other']],
	['Google’s end', readRawGoogle, [google('STOP')], ['done']],
	['Google’s limit', readRawGoogle, [google('MAX_TOKENS')], ['limit']],
	['a language that Google does not write', readRawGoogle, [google('LANGUAGE')], ['refused']],
	['Google’s other reasons', readRawGoogle, [google('OTHER'), google('SAFETY')], ['refused', 'refused']],
	['a call that went wrong', readRawGoogle, [google('MALFORMED_FUNCTION_CALL')], ['other']],
	['a prompt that is blocked', readRawGoogle, [{ promptFeedback: { blockReason: 'SAFETY' } }], ['refused']],
	[
		'Google’s thoughts',
		readRawGoogle,
		[{ usageMetadata: { promptTokenCount: 3, candidatesTokenCount: 4, thoughtsTokenCount: 5 } }],
		['3/9'],
	],
	['Google before it writes', readRawGoogle, [{ usageMetadata: { promptTokenCount: 3 } }], ['3/null']],
	[
		'a response that is complete',
		readRawResponses,
		[{ type: 'response.completed', response: { usage: { input_tokens: 3, output_tokens: 4 } } }],
		['3/4', 'done'],
	],
	[
		'a response that was filtered',
		readRawResponses,
		[{ type: 'response.incomplete', response: { incomplete_details: { reason: 'content_filter' } } }],
		['refused'],
	],
	[
		'a response at its limit',
		readRawResponses,
		[{ type: 'response.incomplete', response: { incomplete_details: { reason: 'max_output_tokens' } } }],
		['limit'],
	],
	['a refusal in a response', readRawResponses, [{ type: 'response.refusal.delta', delta: 'No.' }], ['refused']],
];
test.each(cases)('%s', (_, reader, events, expected) => expect(read(reader(), events)).toEqual(expected));

test('a response that failed is an error, without what it says', () => {
	const failed = { type: 'response.failed', response: { error: { code: 'rate_limit_exceeded', message: 'SECRET' } } };
	expect(() => read(readRawResponses(), [failed])).toThrow(
		expect.objectContaining({ code: 'model_rate_limited', message: expect.not.stringContaining('SECRET') }),
	);
});
