import { promptSection } from '../section.ts';
import { frequentQuestions, type Plan, ROOMY, titledHeading } from './subject.ts';

/** Landing page: promise, problem, solution, proof, offer, and one thing to do. */
export const planLandingPage: Plan = (texts, subject) => {
	const page = texts.types['landing-page'];
	return [
		promptSection(page.promise, { share: 10, heading: titledHeading(texts, page.promise, subject) }),
		promptSection(page.problem, { share: 17 }),
		promptSection(page.solution, { share: 25 }),
		promptSection(page.proof, { share: 16, fromWords: ROOMY }),
		promptSection(page.offer, { share: 14 }),
		frequentQuestions(texts, page.questions, subject, { share: 12 }),
		promptSection(page.callToAction, { share: 6 }),
	];
};
