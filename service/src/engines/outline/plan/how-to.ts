import { promptSection, seriesSection } from '../section.ts';
import { stepsInTitle } from '../title.ts';
import { frequentQuestions, type Plan, partsThatFit, ROOMY, titledHeading } from './subject.ts';

const STEPS_SHARE = 48;

/** How-to: the result, what is needed, the steps, how to check, what goes wrong. */
export const planHowTo: Plan = (texts, subject) => {
	const howTo = texts.types['how-to'];
	const steps =
		stepsInTitle(subject.title, texts.stepStem) ??
		partsThatFit(subject, { share: STEPS_SHARE, wordsEach: 80, least: 3, most: 10 });
	return [
		promptSection(howTo.result, { share: 8 }),
		promptSection(howTo.needs, { share: 10 }),
		seriesSection(howTo.steps, steps, {
			share: STEPS_SHARE,
			heading: titledHeading(texts, howTo.steps, subject),
		}),
		promptSection(howTo.proof, { share: 8, fromWords: ROOMY }),
		promptSection(howTo.mistakes, { share: 10, fromWords: ROOMY }),
		frequentQuestions(texts, howTo.questions, subject, { share: 12 }),
		promptSection(howTo.callToAction, { share: 4 }),
	];
};
