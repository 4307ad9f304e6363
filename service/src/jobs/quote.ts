import { type JobRequestParsed, type Quote, WORDS_OF_LENGTH } from '@draftsmith/shared';
import { type ArticleRequest, type BriefTemplate, quoteArticle } from '../articles/index.ts';
import { type Engine, estimateTokens } from '../engines/index.ts';
import type { Caller } from '../platform/caller.ts';
import { ProblemError } from '../platform/problem.ts';
import { readTemplate } from '../templates/index.ts';
import type { JobsContext } from './context.ts';

/** The target of a request in words. */
export function targetWords({ length }: Pick<JobRequestParsed, 'length'>): number {
	return typeof length === 'number' ? length : WORDS_OF_LENGTH[length];
}

/**
 * The template that a request names, in the version that it has now.
 * @throws {ProblemError} `unknown_template`
 */
export async function templateOf(
	context: JobsContext,
	siteId: string,
	request: JobRequestParsed,
): Promise<BriefTemplate | undefined> {
	if (request.template === undefined) return undefined;
	try {
		const { name, version, content } = await readTemplate(context, siteId, request.template);
		return { name, version, content };
	} catch (error) {
		if (!(error instanceof ProblemError)) throw error;
		throw new ProblemError('unknown_template', 'There is no such template for this site. See /v1/templates.', {
			errors: [{ path: 'template', message: 'is not a template of this site' }],
		});
	}
}

/**
 * What a request would take, before it runs. Nothing is stored.
 * @throws {ProblemError} `unknown_model`, `unknown_template`
 */
export async function quoteRequest(context: JobsContext, caller: Caller, request: JobRequestParsed): Promise<Quote> {
	const engine = context.catalogue.find(request.model, caller.allowExternal);
	const template = await templateOf(context, caller.siteId, request);
	return quoteFor(engine, request, template);
}

/** The quote of a request for one model. */
export async function quoteFor(
	engine: Engine,
	request: JobRequestParsed,
	template: BriefTemplate | undefined,
): Promise<Quote> {
	const { input, output, price } = await quoteArticle(engine, toArticleRequest(request, template), estimateTokens);
	return {
		model: engine.id,
		scope: engine.scope,
		target_words: targetWords(request),
		input_tokens: input,
		output_tokens: output,
		price_micro_usd: price,
		fits_max_tokens: request.max_tokens === undefined || input.low + output.low <= request.max_tokens,
	};
}

/** A request as the article pipeline takes it. */
export function toArticleRequest(request: JobRequestParsed, template: BriefTemplate | undefined): ArticleRequest {
	return {
		title: request.title,
		prompt: request.prompt,
		language: request.language,
		content_type: template?.content.content_type ?? request.content_type,
		tone: request.tone,
		words: targetWords(request),
		outline_only: request.outline_only,
		template: template ?? null,
	};
}
