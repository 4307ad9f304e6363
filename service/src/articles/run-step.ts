import type { z } from 'zod';
import { mayLeaveOut } from './article-error.ts';
import type { Answer } from './ask-model.ts';
import type { ArticleWork, FinishedStep, Progress } from './work.ts';

/** What a step gave; `answer` where a model was asked. */
export type Made<Content> = { content: Content; answer?: Pick<Answer, 'model' | 'usage' | 'spent'> };

/**
 * The content of a step: as it was stored, or else made now and stored. After a crash everything up to the last stored step
 * is there, and nothing of it is asked for, or paid, again.
 * @throws what `make` throws; {RunStopped} when another worker holds the job by now
 */
export async function runStep<Content>(
	work: ArticleWork,
	step: string,
	schema: z.ZodType<Content>,
	make: () => Promise<Made<Content>>,
	progress: (content: Content) => Progress,
): Promise<Content> {
	const stored = work.steps.get(step);
	if (stored) return schema.parse(stored.content);
	const made = await make();
	work.signal.throwIfAborted();
	await work.steps.save(step, toFinished(made), progress(made.content));
	return made.content;
}

/**
 * A step whose text is good to have but not needed: null where the model refuses, or is not there for long.
 * @param isNeeded whether it is worth waiting for all the same while the model is away
 * @throws as `runStep` does
 */
export function runOptionalStep<Content>(
	work: ArticleWork,
	step: string,
	schema: z.ZodType<Content>,
	make: () => Promise<Made<Content | null>>,
	{ progress, isNeeded = false }: { progress: () => Progress; isNeeded?: boolean },
): Promise<Content | null> {
	const makeOrLeave = async (): Promise<Made<Content | null>> => {
		try {
			return await make();
		} catch (error) {
			if (mayLeaveOut(error, work.isTired() && !isNeeded)) return { content: null };
			throw error;
		}
	};
	return runStep(work, step, schema.nullable(), makeOrLeave, progress);
}

/** The progress of an article whose sections are all there. */
export function progressOf(work: ArticleWork, phase: Progress['phase'], sections = work.live.sections()): Progress {
	return { phase, words: work.live.words(), sections, target_sections: sections };
}

function toFinished({ content, answer }: Made<unknown>): FinishedStep {
	if (!answer) return unpaidStep(content);
	return { content, model: answer.model, usage: answer.usage, spent: answer.spent };
}

/** A finished step that asked no model. */
export function unpaidStep(content: unknown): FinishedStep {
	return {
		content,
		model: null,
		usage: { input_tokens: 0, output_tokens: 0, source: 'none' },
		spent: { input: 0, output: 0 },
	};
}
