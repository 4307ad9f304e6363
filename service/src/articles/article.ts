import { createHash } from 'node:crypto';
import type { Article, Usage } from '@draftsmith/shared';
import { renderArticle } from '../blocks/index.ts';
import { type Brief, type Engine, EngineError } from '../engines/index.ts';
import { writingRequest } from './prompt.ts';
import { toSlug } from './slug.ts';
import { countWords, shorten } from './words.ts';

/** WordPress themes show about this much of an excerpt. Characters. */
const EXCERPT_LENGTH = 240;

export type Draft = { markdown: string; usage: Usage };

/**
 * Lets an engine write. `onText` gets each piece as it comes.
 * @throws {EngineError}, or the signal's reason
 */
export async function writeDraft(
	engine: Engine,
	brief: Brief,
	signal: AbortSignal,
	onText: (text: string) => void,
): Promise<Draft> {
	const pieces: string[] = [];
	let usage: Usage = { input_tokens: null, output_tokens: null, source: 'unknown' };
	for await (const piece of engine.write(writingRequest(brief), signal)) {
		if (piece.type === 'usage') {
			usage = piece.usage;
			continue;
		}
		pieces.push(piece.text);
		onText(piece.text);
	}
	return { markdown: pieces.join(''), usage };
}

/**
 * The finished article of a draft.
 * @throws {EngineError} `model_empty` when nothing is left that may be published
 */
export function assembleArticle(
	draft: Draft,
	about: { brief: Brief; engine: Engine; jobId: string; now: number },
): Article {
	const { brief, engine } = about;
	const rendered = renderArticle(unwrapFence(draft.markdown), { title: brief.title });
	if (rendered.text.trim() === '')
		throw new EngineError('model_empty', 'The model answered with nothing that can be published.');
	return {
		title: brief.title,
		slug: toSlug(brief.title, brief.language),
		// An outline has no sentence of the article yet that could stand for it.
		excerpt: engine.kind === 'outline' ? '' : shorten(rendered.firstParagraph, EXCERPT_LENGTH, brief.language),
		blocks: rendered.blocks,
		markdown: rendered.markdown,
		word_count: countWords(rendered.text, brief.language),
		language: brief.language,
		model: engine.id,
		usage: draft.usage,
		provenance: {
			job_id: about.jobId,
			engine: engine.kind,
			model: engine.id,
			scope: engine.scope,
			prompt_sha256: createHash('sha256')
				.update(JSON.stringify([brief.title, brief.prompt]))
				.digest('hex'),
			generated_at: new Date(about.now).toISOString(),
		},
	};
}

/** Many models put the whole text into one fence although they are asked not to. */
function unwrapFence(markdown: string): string {
	const match = /^\s*```(?:markdown|md)[ \t]*\n([\s\S]*?)\n```\s*$/.exec(markdown);
	return match?.[1] !== undefined && !/^```/m.test(match[1]) ? match[1] : markdown;
}
