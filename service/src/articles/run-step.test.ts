import { expect, test } from 'vitest';
import { z } from 'zod';
import { EngineError } from '../engines/index.ts';
import { runOptionalStep, runStep } from './run-step.ts';
import { workOf } from './work.testing.ts';

const progress = () => ({ phase: 'writing', words: 0, sections: 0, target_sections: 0 }) as const;
const away = () => Promise.reject(new EngineError('model_unavailable', 'The model is away.'));

test('a step is made once, and then comes as it was stored', async () => {
	const { work, saved } = workOf();
	const run = (text: string) => runStep(work, 'one', z.string(), async () => ({ content: text }), progress);
	expect(await run('first')).toBe('first');
	expect(await run('second')).toBe('first');
	expect(saved()).toEqual(['one']);
});

test('what was made after the job was stopped is not stored', async () => {
	const stop = new AbortController();
	const { work, saved } = workOf({ signal: stop.signal });
	const make = async () => {
		stop.abort(new Error('canceled'));
		return { content: 'text' };
	};
	await expect(runStep(work, 'one', z.string(), make, progress)).rejects.toThrow('canceled');
	expect(saved()).toEqual([]);
});

test('a step that can be done without is left out while the model is away for long, one that is needed is not', async () => {
	const tired = workOf({ isTired: () => true });
	expect(await runOptionalStep(tired.work, 'one', z.string(), away, { progress })).toBeNull();
	expect(tired.saved()).toEqual(['one']);
	const needed = runOptionalStep(tired.work, 'two', z.string(), away, { progress, isNeeded: true });
	await expect(needed).rejects.toMatchObject({ code: 'model_unavailable' });
	const fresh = workOf();
	await expect(runOptionalStep(fresh.work, 'one', z.string(), away, { progress })).rejects.toThrow('away');
	expect([...tired.saved(), ...fresh.saved()]).toEqual(['one']);
});
