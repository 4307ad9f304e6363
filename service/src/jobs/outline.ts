import { isDeepStrictEqual } from 'node:util';
import { type Job, Outline } from '@draftsmith/shared';
import {
	APPROVED_OUTLINE,
	cleanHeading,
	divideTargets,
	LEAST_WORDS,
	PLANNED_OUTLINE,
	unpaidStep,
} from '../articles/index.ts';
import { moveInLane } from '../dispatch/index.ts';
import { ProblemError } from '../platform/problem.ts';
import type { Database, JobHead, Transaction } from '../store/index.ts';
import type { JobsContext } from './context.ts';
import { isParked, queuePositionOf, toJob } from './job.ts';
import { findJob, lockJob } from './read.ts';
import { addEditorsStep, readSteps } from './steps.ts';
import { refusal } from './submit.ts';

/**
 * The outline of an article: as it was approved, or as the model made it.
 * @throws {ProblemError} `not_found`; `not_ready` while there is none; `content_purged`
 */
export async function readOutline(context: JobsContext, siteId: string, jobId: string): Promise<Outline> {
	const job = await findJob(context.store.db, siteId, jobId);
	const outline = await findOutline(context, context.store.db, job);
	if (outline) return outline;
	if (job.state === 'starting' || job.state === 'processing')
		throw new ProblemError('not_ready', 'There is no outline yet.', { retryAfter: 2 });
	throw new ProblemError('content_purged', 'The outline has been erased here, or there never was one.');
}

/**
 * Goes on with an outline that an editor has approved or changed. The same outline again gives the same answer.
 * @throws {ProblemError} `not_found`; `invalid_request`; `not_awaiting_approval` when the job does not wait for one, or goes on with another
 */
export async function approveOutline(
	context: JobsContext,
	siteId: string,
	jobId: string,
	edited: Outline,
): Promise<Job> {
	const row = await context.store.write(async (trx) => {
		const job = await lockJob(context, trx, siteId, jobId);
		const outline = divideTargets(readable(edited, job.target_words), job.target_words);
		if (!isParked(job)) {
			const approved = await findOutline(context, trx, job, [APPROVED_OUTLINE]);
			if (isDeepStrictEqual(approved, outline)) return job;
			throw new ProblemError(
				'not_awaiting_approval',
				'This job does not wait for an outline: it has none yet, or goes on with another one already.',
			);
		}
		await addEditorsStep(context, trx, job.id, APPROVED_OUTLINE, unpaidStep(outline));
		const approved = {
			phase: 'queued' as const,
			available_at: 0,
			failures: 0,
			failing_since: null,
			target_sections: outline.sections.length,
			version: job.version + 1,
		};
		await trx.updateTable('jobs').set(approved).where('id', '=', job.id).execute();
		await moveInLane(trx, siteId, 'parked', 'queued');
		return { ...job, ...approved };
	});
	context.dispatch.wake();
	context.signals.notify(row.id);
	return toJob(row, context.live, await queuePositionOf(context.store.db, row));
}

/**
 * An outline as it can be written by: with headings that are one line of plain text.
 * @throws {ProblemError} `invalid_request` for a heading that nobody can read, or more sections than there are words for
 */
function readable(outline: Outline, words: number): Outline {
	const most = Math.max(1, Math.floor(words / LEAST_WORDS));
	if (outline.sections.length > most) {
		throw refusal('sections', `An article of ${words} words has at most ${most} sections.`);
	}
	const sections = outline.sections.map((section) => ({ ...section, heading: cleanHeading(section.heading) }));
	const unreadable = sections.findIndex(({ heading }, index) => heading === '' && index > 0);
	if (unreadable > 0) {
		throw refusal(`sections.${unreadable}.heading`, 'Give this section a heading of letters or digits.');
	}
	return { sections };
}

/** The approved outline, or else the model's; with `steps`, only what they name. */
async function findOutline(
	context: JobsContext,
	db: Database | Transaction,
	job: JobHead,
	steps: readonly string[] = [APPROVED_OUTLINE, PLANNED_OUTLINE],
): Promise<Outline | undefined> {
	const found = await readSteps(context, db, job.id, steps);
	const step = found.get(APPROVED_OUTLINE) ?? found.get(PLANNED_OUTLINE);
	return step && Outline.parse(step.content);
}
