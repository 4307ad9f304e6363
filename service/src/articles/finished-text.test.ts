import { expect, test } from 'vitest';
import { finishedText, textSteps } from './finished-text.ts';
import { unpaidStep } from './run-step.ts';

const section = (markdown: string) => ({ heading: 'Bread', markdown, truncated: false });
const text = (markdown: string) => unpaidStep({ sections: [section(markdown)], warnings: [] });
const asked = unpaidStep({ section: 0, hint: '' });

test('the newest text counts, but not that of a regeneration which was taken back', () => {
	const steps = new Map([
		['checked', text('as written')],
		['regeneration.1', asked],
		['regeneration.1.checked', text('anew')],
		// The request of the second is gone: it was canceled after its text was there.
		['regeneration.2.checked', text('canceled')],
		// The third has not come to its text.
		['regeneration.3', asked],
	]);
	expect(finishedText(steps, 0)).toEqual([section('as written')]);
	for (const regenerations of [1, 2, 3]) expect(finishedText(steps, regenerations)).toEqual([section('anew')]);
	expect(finishedText(new Map(), 3)).toBeUndefined();
});

test('all steps that it asks for are named', () => {
	expect(textSteps(0)).toEqual(['checked']);
	const two = ['checked', 'regeneration.1', 'regeneration.1.checked', 'regeneration.2', 'regeneration.2.checked'];
	expect(textSteps(2)).toEqual(two);
});
