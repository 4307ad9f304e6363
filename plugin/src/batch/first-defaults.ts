import type { Catalog } from '@draftsmith/shared';
import { dayAt, nextDay } from '../components/site-time.ts';
import type { Options } from './api.ts';
import type { Plan } from './plan-dates.ts';
import type { Defaults } from './read-row.ts';

/** What a new batch begins with: what the owner has set where it is offered, else the site's language and the service's first model. */
export function firstDefaults(catalog: Catalog, options: Options, siteLanguage: string): Defaults {
	const { defaults } = options;
	const tags = catalog.languages.map(({ tag }) => tag);
	const language =
		[defaults.language, siteLanguage, siteLanguage.split('-')[0] ?? '', 'en'].find((tag) => tags.includes(tag)) ??
		tags[0] ??
		'en';
	const usable = catalog.models.filter(({ available }) => available);
	const model =
		usable.find(({ id }) => id === defaults.model) ?? usable.find(({ engine }) => engine !== 'outline') ?? usable[0];
	const type = options.post_types.find(({ slug }) => slug === 'post') ?? options.post_types[0];
	return {
		language,
		model: model?.id ?? '',
		content_type: catalog.content_types.find((each) => each === defaults.content_type) ?? 'article',
		length: 'medium',
		tone: 'neutral',
		post_type: type?.slug ?? 'post',
		post_status: type?.statuses.find((each) => each === defaults.post_status && each !== 'future') ?? 'draft',
	};
}

/** The plan that the form begins with: a post each day from tomorrow, at nine by the site's clock. */
export function firstPlan(zone: string, now: number): Plan {
	return { start: nextDay(dayAt(now, zone)), time: '09:00', perDay: 1, apart: 60, weekdays: [0, 1, 2, 3, 4, 5, 6] };
}
