import { promptSection, seriesSection } from '../section.ts';
import { itemsInTitle } from '../title.ts';
import { type Plan, partsThatFit, titledHeading } from './subject.ts';

const ITEMS_SHARE = 70;

/** Listicle: as many numbered items as the title promises, else as many as the length allows. */
export const planListicle: Plan = (texts, subject) => {
	const { listicle } = texts.types;
	const items =
		itemsInTitle(subject.title) ?? partsThatFit(subject, { share: ITEMS_SHARE, wordsEach: 100, least: 3, most: 12 });
	return [
		promptSection(listicle.opening, { share: 9 }),
		promptSection(listicle.selection, { share: 7 }),
		seriesSection(listicle.items, items, {
			share: ITEMS_SHARE,
			heading: titledHeading(texts, listicle.items, subject),
		}),
		promptSection(listicle.choice, { share: 9 }),
		promptSection(listicle.callToAction, { share: 5 }),
	];
};
