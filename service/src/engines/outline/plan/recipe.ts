import { promptSection, seriesSection } from '../section.ts';
import { stepsInTitle } from '../title.ts';
import { frequentQuestions, type Plan, partsThatFit, ROOMY, titledHeading } from './subject.ts';

const METHOD_SHARE = 38;

/** Recipe: facts, ingredients, method, variations, storage. */
export const planRecipe: Plan = (texts, subject) => {
	const { recipe } = texts.types;
	const steps =
		stepsInTitle(subject.title, texts.stepStem) ??
		partsThatFit(subject, { share: METHOD_SHARE, wordsEach: 60, least: 3, most: 8 });
	return [
		promptSection(recipe.opening, { share: 10 }),
		promptSection(recipe.facts, { share: 5 }),
		promptSection(recipe.ingredients, {
			share: 14,
			heading: titledHeading(texts, recipe.ingredients, subject),
		}),
		seriesSection(recipe.method, steps, { share: METHOD_SHARE }),
		promptSection(recipe.variations, { share: 11, fromWords: ROOMY }),
		promptSection(recipe.storage, { share: 7 }),
		frequentQuestions(texts, recipe.questions, subject, { share: 11 }),
		promptSection(recipe.callToAction, { share: 4 }),
	];
};
