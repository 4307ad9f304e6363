import { promptSection } from '../section.ts';
import { frequentQuestions, type Plan, ROOMY, titledHeading } from './subject.ts';

/** Article: what and why, the points, a case, the limits. */
export const planArticle: Plan = (texts, subject) => {
	const { article } = texts.types;
	return [
		promptSection(article.opening, { share: 10 }),
		promptSection(article.background, { share: 15 }),
		promptSection(article.keyPoints, { share: 35, heading: titledHeading(texts, article.keyPoints, subject) }),
		promptSection(article.example, { share: 13, fromWords: ROOMY }),
		promptSection(article.limits, { share: 10, fromWords: ROOMY }),
		frequentQuestions(texts, article.questions, subject, { share: 12 }),
		promptSection(article.callToAction, { share: 5 }),
	];
};
