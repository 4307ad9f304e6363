import { inspect } from 'node:util';
import * as sdk from '@ai-sdk/provider';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { statusError, toEngineError, toldStatus } from './answer-error.ts';

const SECRET = 'the prompt, word for word';
const NOW = Date.parse('Sat, 22 Nov 2025 10:00:24 GMT');

/** Every way in which the SDK and the network tell of an error, with the prompt wherever one of them can hold it. */
const errors: [string, unknown][] = [
	...[200, 400, 401, 404, 429, 500, 529, undefined].map((statusCode): [string, unknown] => [
		`APICallError ${statusCode}`,
		new sdk.APICallError({
			message: SECRET,
			url: `https://example.com/?q=${SECRET}`,
			requestBodyValues: { messages: [SECRET] },
			responseHeaders: { 'x-echo': SECRET, 'retry-after': SECRET },
			responseBody: SECRET,
			data: { error: SECRET },
			cause: new Error(SECRET),
			...(statusCode === undefined ? {} : { statusCode }),
		}),
	]),
	['JSONParseError', new sdk.JSONParseError({ text: SECRET, cause: new Error(SECRET) })],
	['TypeValidationError', new sdk.TypeValidationError({ value: SECRET, cause: new Error(SECRET) })],
	['InvalidResponseDataError', new sdk.InvalidResponseDataError({ data: SECRET, message: SECRET })],
	['InvalidPromptError', new sdk.InvalidPromptError({ prompt: SECRET, message: SECRET, cause: SECRET })],
	['InvalidArgumentError', new sdk.InvalidArgumentError({ argument: SECRET, message: SECRET })],
	['EmptyResponseBodyError', new sdk.EmptyResponseBodyError({ message: SECRET })],
	['NoContentGeneratedError', new sdk.NoContentGeneratedError({ message: SECRET })],
	['LoadAPIKeyError', new sdk.LoadAPIKeyError({ message: SECRET })],
	['LoadSettingError', new sdk.LoadSettingError({ message: SECRET })],
	['NoSuchModelError', new sdk.NoSuchModelError({ modelId: SECRET, modelType: 'languageModel', message: SECRET })],
	['TooManyEmbeddingValues', new sdk.UnsupportedFunctionalityError({ functionality: SECRET, message: SECRET })],
	['an error event', { message: SECRET, type: SECRET, code: SECRET, statusCode: 503, data: { error: SECRET } }],
	['an error event without a status', { message: SECRET, type: 'overloaded_error', data: SECRET }],
	[
		'fetch failed',
		new TypeError('fetch failed', { cause: Object.assign(new Error(SECRET), { code: 'ECONNREFUSED' }) }),
	],
	['a thrown text', SECRET],
	['nothing', undefined],
];
test.each(errors)('nothing of %s travels on but what kind it is', (_, error) => {
	const ours = toEngineError(error, NOW);
	const all = `${ours.message} ${ours.stack} ${JSON.stringify(ours)} ${inspect(ours, { depth: 20, showHidden: true })}`;
	expect(all).not.toContain(SECRET);
	expect(ours.cause).toBeUndefined();
});

test('nor of any error with any text anywhere', () => {
	const mark = 'CANARY';
	const text = fc.string().map((rest) => mark + rest);
	const nested = fc.letrec((tie) => ({
		error: fc.record(
			{
				message: text,
				code: fc.oneof(text, fc.integer()),
				type: text,
				statusCode: fc.oneof(fc.integer(), text),
				responseHeaders: fc.dictionary(fc.constantFrom('retry-after', 'date'), text),
				responseBody: text,
				cause: fc.option(tie('error'), { nil: undefined, maxDepth: 5 }),
			},
			{ requiredKeys: [] },
		),
	})).error;
	fc.assert(fc.property(nested, (error) => !inspect(toEngineError(error, NOW), { depth: 20 }).includes(mark)));
});

test('a circle of causes ends', () => {
	const error = new Error('a');
	error.cause = error;
	expect(toEngineError(error, NOW).code).toBe('model_stream_cut');
});

const waits: [string, string | undefined, number | undefined][] = [
	['120', undefined, 120_000],
	['0', undefined, undefined],
	['999999', undefined, 600_000],
	['Sat, 22 Nov 2025 10:00:30 GMT', 'Sat, 22 Nov 2025 10:00:00 GMT', 30_000],
	['Sat, 22 Nov 2025 09:00:00 GMT', 'Sat, 22 Nov 2025 10:00:00 GMT', undefined],
	// Without the server's own clock, ours counts: it shows 10:00:24.
	['Sat, 22 Nov 2025 10:00:30 GMT', undefined, 6000],
	['Sat, 22 Nov 2025 10:00:30 GMT', 'today', 6000],
	['Sat, 22 Nov 2025 10:00:20 GMT', undefined, undefined],
	['soon', undefined, undefined],
	['-5', undefined, undefined],
];
test.each(waits)('Retry-After: %s with Date: %s', (retryAfter, date, expected) => {
	expect(statusError({ status: 429, retryAfter, date }, NOW).retryAfter).toBe(expected);
	const headers = { 'retry-after': retryAfter, date };
	expect(toEngineError({ statusCode: 429, responseHeaders: headers }, NOW).retryAfter).toBe(expected);
});

const told: [unknown, number | undefined][] = [
	[{ code: 503 }, 503],
	[{ code: 200, type: 'server_error' }, 503],
	[{ type: 'overloaded_error' }, 503],
	[{ type: 'rate_limit_error' }, 429],
	[{ code: 'rate_limit_exceeded' }, 429],
	[{ code: '429' }, 429],
	[{ code: '503', type: 'SECRET' }, 503],
	[{ code: '200' }, undefined],
	[{ type: 'insufficient_quota', code: 'insufficient_quota' }, 402],
	[{ code: 'invalid_api_key', type: 'invalid_request_error' }, 403],
	[{ type: 'invalid_request_error' }, 400],
	[{ type: 'authentication_error' }, 403],
	[{ message: 'something' }, undefined],
	['something', undefined],
	[null, undefined],
];
test.each(told)('the status that an event tells: %j', (event, status) => expect(toldStatus(event)).toBe(status));
