import { promptSection } from '../section.ts';
import { type Plan, ROOMY, titledHeading } from './subject.ts';

/** News: the inverted pyramid, so that an editor can cut from the end. */
export const planNews: Plan = (texts, subject) => {
	const { news } = texts.types;
	return [
		promptSection(news.lead, { share: 16, heading: titledHeading(texts, news.lead, subject) }),
		promptSection(news.details, { share: 24 }),
		promptSection(news.quotes, { share: 18 }),
		promptSection(news.background, { share: 17, fromWords: ROOMY }),
		promptSection(news.impact, { share: 12, fromWords: ROOMY }),
		promptSection(news.next, { share: 9 }),
		promptSection(news.callToAction, { share: 4 }),
	];
};
