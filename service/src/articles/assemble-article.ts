import { createHash } from 'node:crypto';
import type { Article, ArticleWarning, Usage } from '@draftsmith/shared';
import { type RenderedArticle, renderArticle } from '../blocks/index.ts';
import type { Engine } from '../engines/index.ts';
import { ArticleError } from './article-error.ts';
import type { ArticleBrief } from './brief.ts';
import { measure, type SectionText, TOLERANCE } from './checks/index.ts';
import { joinSections } from './cleaning/index.ts';
import type { Description } from './describe-article.ts';
import { toSlug } from './slug.ts';
import { countWords, shorten } from './words.ts';

/** WordPress themes show about this much of an excerpt. Characters. */
const EXCERPT_LENGTH = 240;

/** What the finished article says of its making. */
export type Making = {
	jobId: string;
	brief: ArticleBrief;
	/** The model of the request. */
	engine: Pick<Engine, 'id' | 'kind' | 'scope'>;
	/** Every model that wrote a part. */
	models: string[];
	usage: Usage;
	/** ms since the epoch */
	now: number;
};

/** The text of all sections as one, with the policy applied: only links of the brief stay links. One without text is left out. */
export function renderSections(brief: ArticleBrief, sections: readonly SectionText[]): RenderedArticle {
	const there = sections.filter(({ markdown }) => markdown.trim() !== '');
	return renderArticle(joinSections(there), { title: brief.title, links: brief.links, embeds: brief.links });
}

/**
 * The finished article.
 * @throws {ArticleError} `model_empty` when nothing is left that may be published
 */
export function assembleArticle(
	making: Making,
	written: { sections: readonly SectionText[]; rendered: RenderedArticle; excerpt: boolean },
	about: Description & { warnings: ArticleWarning[] },
): Article {
	const { brief, engine } = making;
	const { rendered } = written;
	if (rendered.text.trim() === '') {
		throw new ArticleError('model_empty', 'The model answered with nothing that can be published.', true);
	}
	const { bySection } = measure(written.sections, brief.language);
	const words = countWords(rendered.text, brief.language);
	return {
		title: brief.title,
		slug: toSlug(brief.title, brief.language),
		excerpt: written.excerpt ? shorten(rendered.firstParagraph, EXCERPT_LENGTH, brief.language) : '',
		blocks: rendered.blocks,
		markdown: rendered.markdown,
		word_count: words,
		target_words: brief.words,
		sections: written.sections.map(({ heading }, index) => ({ heading, words: bySection[index] ?? 0 })),
		seo: about.seo,
		claims: about.claims,
		warnings: [...about.warnings, ...(engine.kind === 'outline' ? [] : lengthWarning(words, brief.words))],
		language: brief.language,
		model: engine.id,
		usage: making.usage,
		provenance: provenanceOf(making),
	};
}

function lengthWarning(words: number, target: number): ArticleWarning[] {
	if (Math.abs(words / target - 1) <= TOLERANCE) return [];
	const code = words < target ? 'too_short' : 'too_long';
	const detail = `The text has ${words} words; ${target} were asked for.`;
	return [{ code, detail, section: null }];
}

function provenanceOf({ jobId, brief, engine, models, now }: Making): Article['provenance'] {
	return {
		job_id: jobId,
		engine: engine.kind,
		model: engine.id,
		scope: engine.scope,
		models,
		content_type: `${brief.content_type}@${brief.rules_version}`,
		template: brief.template === null ? null : `${brief.template.name}@${brief.template.version}`,
		prompt_sha256: createHash('sha256')
			.update(JSON.stringify([brief.title, brief.prompt]))
			.digest('hex'),
		generated_at: new Date(now).toISOString(),
	};
}
