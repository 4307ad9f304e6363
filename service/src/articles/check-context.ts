import type { ArticleBrief } from './brief.ts';
import type { CheckContext } from './checks/index.ts';

/** What the checks of an article are told of its brief. */
export function checkContextOf(brief: ArticleBrief): CheckContext {
	return {
		language: brief.language,
		title: brief.title,
		prompt: brief.prompt,
		links: brief.links,
		avoid: brief.template?.content.avoid ?? [],
		target_words: brief.words,
	};
}
