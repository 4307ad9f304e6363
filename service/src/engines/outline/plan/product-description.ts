import { promptSection } from '../section.ts';
import { frequentQuestions, type Plan, ROOMY, titledHeading } from './subject.ts';

/** Product description: what it is, what it does for the buyer, the hard facts, the order. */
export const planProductDescription: Plan = (texts, subject) => {
	const product = texts.types['product-description'];
	return [
		promptSection(product.overview, { share: 15, heading: titledHeading(texts, product.overview, subject) }),
		promptSection(product.benefits, { share: 25 }),
		promptSection(product.specification, { share: 17 }),
		promptSection(product.use, { share: 13, fromWords: ROOMY }),
		promptSection(product.delivery, { share: 10, fromWords: ROOMY }),
		frequentQuestions(texts, product.questions, subject, { share: 14 }),
		promptSection(product.callToAction, { share: 6 }),
	];
};
