import { z } from 'zod';
import { finishedText, textSteps } from '../articles/index.ts';
import { ProblemError } from '../platform/problem.ts';
import type { JobHead } from '../store/index.ts';
import type { JobsContext } from './context.ts';
import { readResult } from './deliver.ts';
import { layOut, type ShownText, sectionIn, standing, stretches } from './live-text.ts';
import { readSteps } from './steps.ts';

/** The text of a finished article has no editions any more: this one stands for what is stored, whoever sent what came before. */
const FINAL_EDITION = 999_999_999;

const Result = z.object({ markdown: z.string() });

/**
 * The text of a finished article as it is stored, until it is acknowledged or expires; undefined when there is none.
 * @throws when its bytes were altered
 */
export async function readStoredText(context: JobsContext, job: JobHead): Promise<ShownText | undefined> {
	const steps = await readSteps(context, context.store.db, job.id, textSteps(job.regenerations));
	const sections = finishedText(steps, job.regenerations);
	if (sections) return toShown(context, job, layOut(sections));
	// What the built-in outline has laid out is in one part, and has no steps.
	const result = await readResult(context, job.site_id, job.id).catch(erasedMeanwhile);
	if (!result) return undefined;
	const { markdown } = Result.parse(JSON.parse(result.bytes.toString('utf8')));
	return toShown(context, job, { text: markdown, starts: [0] });
}

/** Somebody may have acknowledged the article just now. */
function erasedMeanwhile(error: unknown): undefined {
	if (!(error instanceof ProblemError)) throw error;
}

function toShown(
	{ live }: JobsContext,
	{ id, attempt }: JobHead,
	{ text, starts }: { text: string; starts: number[] },
): ShownText {
	return {
		attempt,
		edition: () => FINAL_EDITION,
		standing: (edition, offset) => {
			if (edition === FINAL_EDITION) return Math.min(offset, text.length);
			// Nobody remembers what was taken back, so nothing is known to stand.
			const rewinds = live.rewindsOf(id, attempt, text);
			return rewinds === undefined ? 0 : Math.min(text.length, standing(rewinds, edition, offset));
		},
		sectionAt: (offset) => sectionIn(starts, offset),
		from: (offset) => stretches(text, starts, offset),
	};
}
