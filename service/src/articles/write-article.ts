import type { Article } from '@draftsmith/shared';
import { z } from 'zod';
import type { Brief, Engine } from '../engines/index.ts';
import { sumUsage } from '../usage/index.ts';
import { assembleArticle, renderSections } from './assemble-article.ts';
import type { ArticleBrief, BriefTemplate } from './brief.ts';
import { checkContextOf } from './check-context.ts';
import type { SectionText } from './checks/index.ts';
import { newestVersion, rulesOf } from './content-types/index.ts';
import { describeArticle } from './describe-article.ts';
import { APPROVED_OUTLINE, planArticle } from './plan-article.ts';
import { linksOf, parseDescription } from './prompts/index.ts';
import { regenerateSections } from './regenerate-sections.ts';
import { CheckedText, repairSections } from './repair-sections.ts';
import { progressOf, runStep } from './run-step.ts';
import type { ArticleWork } from './work.ts';
import { type WritingContext, writeSections } from './write-sections.ts';

/** What the editor asked for. */
export type ArticleRequest = Brief & { outline_only: boolean; template: BriefTemplate | null };

/** `outline`: there is an outline, and nothing more happens until it is approved. */
export type Outcome = { type: 'article'; article: Article } | { type: 'outline' };

/**
 * Writes an article step by step: brief, outline, sections, repairs, description. Every finished step is stored, so a second
 * call after a crash goes on at the first that is missing, and gives the same article.
 * @throws {EngineError} that the caller may try again later; {ArticleError} when it can't be done; {RunStopped}, the signal's reason
 */
export async function writeArticle(work: ArticleWork, engine: Engine, request: ArticleRequest): Promise<Outcome> {
	if (engine.kind === 'outline') return { type: 'article', article: await layOutArticle(work, engine, request) };
	const brief = await freezeBrief(work, request);
	const rules = rulesOf(brief.content_type, brief.rules_version);
	const outline = await planArticle(work, brief, rules);
	if (brief.outline_only && !work.steps.get(APPROVED_OUTLINE)) return { type: 'outline' };
	const context: WritingContext = { brief, rules, outline, checks: checkContextOf(brief) };
	const checked = await checkOnce(work, context);
	// After a crash the text is there, but not yet where it is shown.
	work.live.plan(checked.sections.length);
	work.live.replace(checked.sections);
	const first = renderSections(brief, checked.sections);
	const { description, warnings } = await describeArticle(work, context, first);
	const final = await regenerateSections(work, context, { text: checked, claims: description.claims });
	work.live.enter('assembling');
	const { sections } = final.text;
	const rendered = final.text === checked ? first : renderSections(brief, sections);
	const about = { seo: description.seo, claims: final.claims, warnings: [...final.text.warnings, ...warnings] };
	const making = { ...makingOf(work, engine), brief };
	return { type: 'article', article: assembleArticle(making, { sections, rendered, excerpt: true }, about) };
}

/** The sections, written and checked. Stored, so that what comes later builds on this very text, whatever the checks are then. */
function checkOnce(work: ArticleWork, context: WritingContext): Promise<CheckedText> {
	return runStep(
		work,
		'checked',
		CheckedText,
		async () => {
			const written = await writeSections(work, context);
			const options = { step: (section: number) => `repair.${section}` };
			return { content: await repairSections(work, context, options, written) };
		},
		({ sections }) => progressOf(work, 'describing', sections.length),
	);
}

function makingOf(work: ArticleWork, engine: Engine) {
	const finished = [...work.steps.all()];
	const models = new Set(finished.flatMap(({ model }) => (model === null ? [] : [model])));
	return {
		jobId: work.jobId,
		engine,
		models: models.size === 0 ? [engine.id] : [...models],
		usage: sumUsage(finished),
		now: work.now(),
	};
}

/** A brief was frozen by this code, and is sealed: nobody else can have written it. */
const StoredBrief = z.custom<ArticleBrief>(
	(value) => typeof value === 'object' && value !== null && 'rules_version' in value,
);

/** A request as a brief by today's rules. */
export function toBrief(request: ArticleRequest): ArticleBrief {
	return { ...request, rules_version: newestVersion(request.content_type), links: linksOf(request.prompt) };
}

function freezeBrief(work: ArticleWork, request: ArticleRequest): Promise<ArticleBrief> {
	return runStep(
		work,
		'brief',
		StoredBrief,
		async () => ({ content: toBrief(request) }),
		() => ({ phase: 'outlining', words: 0, sections: 0, target_sections: null }),
	);
}

/** The built-in outline asks no model and costs nothing, so it is made in one go and stores no steps. */
async function layOutArticle(work: ArticleWork, engine: Engine, request: ArticleRequest): Promise<Article> {
	work.live.enter('writing');
	work.live.begin(0, '');
	const brief = toBrief(request);
	const pieces: string[] = [];
	const question = { brief: request, instructions: '', prompt: '', maxOutputTokens: 0 };
	for await (const piece of engine.write(question, work.signal)) {
		if (piece.type !== 'text') continue;
		pieces.push(piece.text);
		work.live.append(piece.text);
	}
	work.live.enter('assembling');
	const sections: SectionText[] = [{ heading: '', markdown: pieces.join('') }];
	const rendered = renderSections(brief, sections);
	const { seo } = parseDescription('', { title: brief.title, firstParagraph: '', language: brief.language });
	// An outline has no sentence of the article yet that could stand for it.
	const text = { sections, rendered, excerpt: false };
	return assembleArticle({ ...makingOf(work, engine), brief }, text, { seo, claims: [], warnings: [] });
}
