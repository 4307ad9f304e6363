import type { ContentType } from '@draftsmith/shared';
import { articleV1 } from './article.v1.ts';
import { comparisonV1 } from './comparison.v1.ts';
import type { ContentTypeRules } from './content-type-rules.ts';
import { faqV1 } from './faq.v1.ts';
import { howToV1 } from './how-to.v1.ts';
import { interviewQuestionsV1 } from './interview-questions.v1.ts';
import { landingPageV1 } from './landing-page.v1.ts';
import { listicleV1 } from './listicle.v1.ts';
import { newsV1 } from './news.v1.ts';
import { newsletterV1 } from './newsletter.v1.ts';
import { productDescriptionV1 } from './product-description.v1.ts';
import { productReviewV1 } from './product-review.v1.ts';
import { recipeV1 } from './recipe.v1.ts';

export type { ContentTypeRules } from './content-type-rules.ts';

/** Every version of every type; the newest stands last. None is ever taken away while a job may resume with it. */
const VERSIONS: Record<ContentType, readonly [ContentTypeRules, ...ContentTypeRules[]]> = {
	article: [articleV1],
	'how-to': [howToV1],
	listicle: [listicleV1],
	'product-description': [productDescriptionV1],
	'product-review': [productReviewV1],
	comparison: [comparisonV1],
	news: [newsV1],
	faq: [faqV1],
	'landing-page': [landingPageV1],
	recipe: [recipeV1],
	'interview-questions': [interviewQuestionsV1],
	newsletter: [newsletterV1],
};

/**
 * The rules of a content type: the newest, or those that a job began with.
 * @throws {Error} when this service has no such version: a fault of ours, since versions are never taken away
 */
export function rulesOf(type: ContentType, version?: number): ContentTypeRules {
	const versions = VERSIONS[type];
	const rules = version === undefined ? versions.at(-1) : versions.find((candidate) => candidate.version === version);
	if (rules === undefined) {
		throw new Error(
			`There is no version ${version} of the rules for ${type}: run the version of Draftsmith that this job began with, or a newer one.`,
		);
	}
	return rules;
}

/** The version that new jobs of a content type are written by. */
export function newestVersion(type: ContentType): number {
	return rulesOf(type).version;
}
