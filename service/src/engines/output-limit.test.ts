import { expect, test } from 'vitest';
import { outputLimit } from './output-limit.ts';

const brief = { title: '', prompt: '', language: 'en', content_type: 'article', tone: 'neutral', words: 1 } as const;
const request = { brief, instructions: 'Write.', prompt: 'bread '.repeat(1000), maxOutputTokens: 2000 };
const options = { maxOutputTokens: undefined, thinkingTokens: 0, contextTokens: undefined };

test('what is asked for, with room to think, and never more than the model can', async () => {
	expect(await outputLimit(options, request)).toBe(2000);
	expect(await outputLimit({ ...options, thinkingTokens: 500 }, request)).toBe(2500);
	expect(await outputLimit({ ...options, thinkingTokens: 500, maxOutputTokens: 1024 }, request)).toBe(1024);
	expect(await outputLimit({ ...options, thinkingTokens: 500 }, { ...request, ceiling: 2200 })).toBe(2200);
	expect(await outputLimit({ ...options, thinkingTokens: 500 }, { ...request, ceiling: 9000 })).toBe(2500);
});

test('what the prompt leaves of the context', async () => {
	expect(await outputLimit({ ...options, contextTokens: 8192 }, request)).toBe(2000);
	const left = await outputLimit({ ...options, contextTokens: 2048 }, request);
	expect(left).toBeGreaterThan(850);
	expect(left).toBeLessThan(1050);
	await expect(outputLimit({ ...options, contextTokens: 1024 }, request)).rejects.toMatchObject({
		code: 'model_refused',
		asked: false,
	});
	expect(await outputLimit({ ...options, contextTokens: 1200 }, { ...request, maxOutputTokens: 50 })).toBe(50);
});
