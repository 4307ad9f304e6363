import type { SectionText } from './checks/index.ts';
import { regenerationStep } from './regenerate-sections.ts';
import { CheckedText } from './repair-sections.ts';
import type { FinishedStep } from './work.ts';

/** The step that holds the text as it was checked. */
const CHECKED = 'checked';

/** The steps that hold the text of an article, and those that say which of them count. */
export function textSteps(regenerations: number): string[] {
	const numbers = Array.from({ length: regenerations }, (_, index) => regenerationStep(index + 1));
	return [CHECKED, ...numbers.flatMap((step) => [step, `${step}.${CHECKED}`])];
}

/**
 * The text of a finished article by section, from its steps; undefined where it has none, as the built-in outline.
 * @param steps those that `textSteps` names, as far as they are there
 */
export function finishedText(
	steps: ReadonlyMap<string, FinishedStep>,
	regenerations: number,
): SectionText[] | undefined {
	let newest = steps.get(CHECKED);
	for (let number = 1; number <= regenerations; number++) {
		const step = regenerationStep(number);
		// One that was canceled was taken back, and its text with it.
		if (steps.has(step)) newest = steps.get(`${step}.${CHECKED}`) ?? newest;
	}
	return newest && CheckedText.parse(newest.content).sections;
}
