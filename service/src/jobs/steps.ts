import type { Usage } from '@draftsmith/shared';
import type { ExpressionBuilder } from 'kysely';
import { type FinishedStep, type Progress, type StepStore, sumUsage } from '../articles/index.ts';
import { RunStopped } from '../dispatch/index.ts';
import { type Envelope, openEnvelope } from '../privacy/index.ts';
import type { JobRow, JobStepRow, Schema, Transaction } from '../store/index.ts';
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
	const envelope = openEnvelope(context.masterKey, job.id, job.content_key);
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
	return {
		...sealed,
		model: row.model,
		usage: { input_tokens: row.input_tokens, output_tokens: row.output_tokens, source: row.usage_source },
	};
}

/** The row of a step. */
export function sealStep(
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

/** A step that an editor made: it asked no model. */
export function unpaidStep(content: unknown): FinishedStep {
	return {
		content,
		model: null,
		usage: { input_tokens: 0, output_tokens: 0, source: 'none' },
		spent: { input: 0, output: 0 },
	};
}

/** Adds a step; one of this name that is there already stays as it is. Returns whether it was added. */
export async function insertStep(trx: Transaction, row: JobStepRow): Promise<boolean> {
	const { numInsertedOrUpdatedRows } = await trx
		.insertInto('job_steps')
		.values(row)
		.onConflict((conflict) => conflict.columns(['job_id', 'step']).doNothing())
		.executeTakeFirstOrThrow();
	return numInsertedOrUpdatedRows === 1n;
}

/**
 * Erases the steps of a job, in the transaction that erases its data key.
 * @returns what they took: whoever ends a job before its settlement has to say where these tokens go
 */
export async function eraseSteps(trx: Transaction, jobId: string): Promise<Usage> {
	const rows = await trx
		.deleteFrom('job_steps')
		.where('job_id', '=', jobId)
		.returning(['input_tokens', 'output_tokens', 'usage_source'])
		.execute();
	return sumUsage(
		rows.map(({ input_tokens, output_tokens, usage_source }) => ({
			usage: { input_tokens, output_tokens, source: usage_source },
		})),
	);
}

/** What is added to a job's columns when its finished steps came to nothing. */
export function asFailed(eb: ExpressionBuilder<Schema, 'jobs'>, usage: Usage) {
	return {
		failed_input_tokens: eb('failed_input_tokens', '+', usage.input_tokens ?? 0),
		failed_output_tokens: eb('failed_output_tokens', '+', usage.output_tokens ?? 0),
	};
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

/** Notes the tokens of a call that failed. They are the operator's loss: they count for no site. */
export async function addFailedTokens(
	context: JobsContext,
	job: Pick<JobRow, 'id' | 'attempt'>,
	spent: { input: number; output: number },
): Promise<void> {
	const usage: Usage = { input_tokens: spent.input, output_tokens: spent.output, source: 'estimated' };
	await context.store.write((trx) =>
		trx
			.updateTable('jobs')
			.set((eb) => asFailed(eb, usage))
			.where('id', '=', job.id)
			.where('attempt', '=', job.attempt)
			.execute(),
	);
}
