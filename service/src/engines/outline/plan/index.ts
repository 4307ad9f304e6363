import type { ContentType } from '@draftsmith/shared';
import { planArticle } from './article.ts';
import { planComparison } from './comparison.ts';
import { planFaq } from './faq.ts';
import { planHowTo } from './how-to.ts';
import { planInterview } from './interview-questions.ts';
import { planLandingPage } from './landing-page.ts';
import { planListicle } from './listicle.ts';
import { planNews } from './news.ts';
import { planNewsletter } from './newsletter.ts';
import { planProductDescription } from './product-description.ts';
import { planProductReview } from './product-review.ts';
import { planRecipe } from './recipe.ts';
import type { Plan } from './subject.ts';

/** How each content type is built. */
export const plans: Readonly<Record<ContentType, Plan>> = {
	article: planArticle,
	'how-to': planHowTo,
	listicle: planListicle,
	'product-description': planProductDescription,
	'product-review': planProductReview,
	comparison: planComparison,
	news: planNews,
	faq: planFaq,
	'landing-page': planLandingPage,
	recipe: planRecipe,
	'interview-questions': planInterview,
	newsletter: planNewsletter,
};
