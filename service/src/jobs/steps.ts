import type { Usage } from '@draftsmith/shared';
import type { FinishedStep, Progress, StepStore } from '../articles/index.ts';
import { RunStopped } from '../dispatch/index.ts';
import { ProblemError } from '../platform/problem.ts';
import type { Envelope } from '../privacy/index.ts';
import type { Database, JobRow, JobStepRow, Transaction } from '../store/index.ts';
import { sumUsage } from '../usage/index.ts';
import type { JobsContext } from './context.ts';

/** The steps of a job that this process runs. */
export type RunSteps = StepStore & {
	/** Whether this run has stored a step. */
	hasProgressed: () => boolean;
};

/** What is sealed of a step. The row beside it holds only its name, model and tokens. */
type Sealed = Pick<FinishedStep, 'content' | 'spent'>;

/** All finished steps of a claimed job. */
export async function openSteps(context: JobsContext, job: JobRow & { content_key: Uint8Array }): Promise<RunSteps> {
	const envelope = context.keyring.open(job.id, job.content_key);
	const rows = await context.store.db.selectFrom('job_steps').selectAll().where('job_id', '=', job.id).execute();
	const finished = new Map(rows.map((row) => [row.step, openStep(envelope, row)]));
	let hasProgressed = false;
	return {
		get: (step) => finished.get(step),
		all: () => finished.values(),
		hasProgressed: () => hasProgressed,
		save: async (step, made, progress) => {
			const row = sealStep(envelope, job.id, step, made, context.clock.now());
			const held = await context.store.write(async (trx) => {
				if (!(await noteProgress(trx, job, progress))) return false;
				await insertStep(trx, row);
				return true;
			});
			if (!held) throw new RunStopped('lease_lost');
			finished.set(step, made);
			hasProgressed = true;
			context.signals.notify(job.id);
		},
	};
}

/**
 * One finished step of a job.
 * @throws when its bytes were altered
 */
export function openStep(envelope: Envelope, row: JobStepRow): FinishedStep {
	const sealed: Sealed = JSON.parse(envelope.open(`step/${row.step}`, row.content).toString('utf8'));
	return { ...sealed, model: row.model, usage: usageOf(row) };
}

/** The columns that hold what a step took. */
export const STEP_USAGE = ['input_tokens', 'output_tokens', 'usage_source'] as const;
type StepUsage = Pick<JobStepRow, (typeof STEP_USAGE)[number]>;

function usageOf({ input_tokens, output_tokens, usage_source }: StepUsage): Usage {
	return { input_tokens, output_tokens, source: usage_source };
}

/** What the steps of these rows took together. */
export function usageOfSteps(rows: readonly StepUsage[]): Usage {
	return sumUsage(rows.map((row) => ({ usage: usageOf(row) })));
}

function sealStep(
	envelope: Envelope,
	jobId: string,
	step: string,
	{ content, spent, model, usage }: FinishedStep,
	now: number,
): JobStepRow {
	const sealed: Sealed = { content, spent };
	return {
		job_id: jobId,
		step,
		content: envelope.seal(`step/${step}`, JSON.stringify(sealed)),
		model,
		input_tokens: usage.input_tokens,
		output_tokens: usage.output_tokens,
		usage_source: usage.source,
		created_at: now,
	};
}

/**
 * Finished steps of a job by their names, outside of a run; none of a job whose content was erased.
 * @throws when their bytes were altered
 */
export async function readSteps(
	context: JobsContext,
	db: Database | Transaction,
	jobId: string,
	names: readonly string[],
): Promise<Map<string, FinishedStep>> {
	const envelope = await envelopeOf(context, db, jobId);
	if (!envelope) return new Map();
	const rows = await db
		.selectFrom('job_steps')
		.selectAll()
		.where('job_id', '=', jobId)
		.where('step', 'in', names)
		.execute();
	return new Map(rows.map((row) => [row.step, openStep(envelope, row)]));
}

/**
 * Adds a step that an editor made, not a run.
 * @throws {ProblemError} `content_purged` when the job's content was erased
 */
export async function addEditorsStep(
	context: JobsContext,
	trx: Transaction,
	jobId: string,
	step: string,
	made: FinishedStep,
): Promise<void> {
	const envelope = await envelopeOf(context, trx, jobId);
	if (!envelope) throw new ProblemError('content_purged', 'The job’s content has been erased. Submit it again.');
	await insertStep(trx, sealStep(envelope, jobId, step, made, context.clock.now()));
}

async function envelopeOf(context: JobsContext, db: Database | Transaction, jobId: string) {
	const content = await db.selectFrom('jobs').select('content_key').where('id', '=', jobId).executeTakeFirst();
	return content?.content_key ? context.keyring.open(jobId, content.content_key) : undefined;
}

/** A step of this name that is there already stays as it is. */
async function insertStep(trx: Transaction, row: JobStepRow): Promise<void> {
	await trx
		.insertInto('job_steps')
		.values(row)
		.onConflict((conflict) => conflict.columns(['job_id', 'step']).doNothing())
		.execute();
}

/**
 * Erases the steps of a job, in the transaction that erases its data key.
 * @returns what they took: whoever ends a job before its settlement has to say where these tokens go
 */
export async function eraseSteps(trx: Transaction, jobId: string): Promise<Usage> {
	const rows = await trx.deleteFrom('job_steps').where('job_id', '=', jobId).returning(STEP_USAGE).execute();
	return usageOfSteps(rows);
}

/** Notes tokens that came to nothing. They are the operator's loss: they count for no site. `attempt`: only while that runs. */
export async function noteFailedTokens(
	trx: Transaction,
	job: { id: string; attempt?: number },
	lost: Pick<Usage, 'input_tokens' | 'output_tokens'>,
): Promise<void> {
	let update = trx
		.updateTable('jobs')
		.set((eb) => ({
			failed_input_tokens: eb('failed_input_tokens', '+', lost.input_tokens ?? 0),
			failed_output_tokens: eb('failed_output_tokens', '+', lost.output_tokens ?? 0),
		}))
		.where('id', '=', job.id);
	if (job.attempt !== undefined) update = update.where('attempt', '=', job.attempt);
	await update.execute();
}

/** Progress resets the count of failures: a job that gets on, however slowly, is not given up. */
async function noteProgress(trx: Transaction, job: JobRow, progress: Progress): Promise<boolean> {
	// Of a finished article that is being changed, the counts are those of what is there.
	const shown = job.regenerating === null ? progress : { phase: progress.phase };
	const { numUpdatedRows } = await trx
		.updateTable('jobs')
		.set((eb) => ({ ...shown, failures: 0, failing_since: null, version: eb('version', '+', 1) }))
		.where('id', '=', job.id)
		.where('content_key', 'is not', null)
		.where('state', '=', 'processing')
		.where('attempt', '=', job.attempt)
		.where('lease_owner', '=', job.lease_owner)
		.executeTakeFirst();
	return numUpdatedRows === 1n;
}
