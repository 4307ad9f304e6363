import type { ContentType } from '@draftsmith/shared';
import type { ArticleBrief } from '../brief.ts';
import { rulesOf } from '../content-types/index.ts';
import { divideTargets, type PlannedOutline } from './divide-targets.ts';

/** A brief for tests; what is not said is usual. */
export function briefOf(about: Partial<ArticleBrief> = {}): ArticleBrief {
	const content_type: ContentType = about.content_type ?? 'article';
	return {
		title: 'How coffee came to Europe',
		prompt: '',
		language: 'en',
		content_type,
		tone: 'neutral',
		words: 1000,
		rules_version: rulesOf(content_type).version,
		template: null,
		links: [],
		outline_only: false,
		...about,
	};
}

/** An outline of an opening and these headings. */
export function outlineOf(words: number, ...headings: string[]): PlannedOutline {
	const sections = ['', ...headings].map((heading) => ({ heading, points: [`what ${heading || 'the opening'} says`] }));
	return divideTargets({ sections }, words);
}
