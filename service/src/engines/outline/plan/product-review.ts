import { promptSection } from '../section.ts';
import { frequentQuestions, type Plan, ROOMY, titledHeading } from './subject.ts';

/** Product review: the verdict first, then how it was reached. */
export const planProductReview: Plan = (texts, subject) => {
	const review = texts.types['product-review'];
	return [
		promptSection(review.verdict, { share: 12, heading: titledHeading(texts, review.verdict, subject) }),
		promptSection(review.test, { share: 13 }),
		promptSection(review.strengths, { share: 20 }),
		promptSection(review.weaknesses, { share: 17 }),
		promptSection(review.price, { share: 12, fromWords: ROOMY }),
		promptSection(review.audience, { share: 10, fromWords: ROOMY }),
		frequentQuestions(texts, review.questions, subject, { share: 11 }),
		promptSection(review.callToAction, { share: 5 }),
	];
};
