import { promptSection } from '../section.ts';
import { type Plan, ROOMY, titledHeading } from './subject.ts';

/** Newsletter: subject line, one main story, short items, one thing to do. */
export const planNewsletter: Plan = (texts, subject) => {
	const { newsletter } = texts.types;
	return [
		promptSection(newsletter.subject, { share: 3 }),
		promptSection(newsletter.greeting, { share: 9 }),
		promptSection(newsletter.mainStory, {
			share: 42,
			heading: titledHeading(texts, newsletter.mainStory, subject),
		}),
		promptSection(newsletter.brief, { share: 22, fromWords: ROOMY }),
		promptSection(newsletter.recommendation, { share: 12, fromWords: ROOMY }),
		promptSection(newsletter.callToAction, { share: 7 }),
		promptSection(newsletter.farewell, { share: 5 }),
	];
};
