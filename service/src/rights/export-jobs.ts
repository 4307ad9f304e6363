import type { AccountExport } from '@draftsmith/shared';
import { sql } from 'kysely';
import { openStep } from '../jobs/index.ts';
import { timestamp, timestampOrNull } from '../platform/timestamp.ts';
import type { JobHead } from '../store/index.ts';
import type { RightsContext } from './context.ts';
import { readPages } from './read-pages.ts';

type ExportedJob = AccountExport['jobs'][number];
type ExportedContent = Pick<ExportedJob, 'request' | 'result' | 'steps'>;

const COLUMNS = [
	'id',
	'site_id',
	'api_key_id',
	'idempotency_key',
	'state',
	'delivery',
	'phase',
	'words',
	'target_words',
	'sections',
	'target_sections',
	'language',
	'model',
	'scope',
	'content_type',
	'post_type',
	'post_status',
	'attempt',
	'failures',
	'failing_since',
	'regenerations',
	'regenerating',
	'result_sha256',
	'usage_day',
	'reserved_tokens',
	'input_tokens',
	'output_tokens',
	'usage_source',
	'failed_input_tokens',
	'failed_output_tokens',
	'error_code',
	'error_detail',
	'error_retryable',
	'version',
	'created_at',
	'started_at',
	'finished_at',
	'purged_at',
	'expires_at',
] as const satisfies readonly (keyof JobHead)[];

type ExportedRow = Pick<JobHead, (typeof COLUMNS)[number]>;

/** The jobs of an account, oldest first, each with its content where that is still held. One content at a time is in memory. */
export async function* exportJobs(context: RightsContext, accountId: string): AsyncGenerator<ExportedJob> {
	const { db } = context.jobs.store;
	const where = sql<boolean>`site_id in (select id from sites where account_id = ${accountId})`;
	for await (const row of readPages<ExportedRow>(db, { table: 'jobs', columns: COLUMNS, key: ['id'], where })) {
		const { error_code, error_detail, error_retryable, ...job } = row;
		yield {
			...job,
			failing_since: timestampOrNull(job.failing_since),
			error: error_code === null ? null : { code: error_code, detail: error_detail, retryable: error_retryable === 1 },
			created_at: timestamp(job.created_at),
			started_at: timestampOrNull(job.started_at),
			finished_at: timestampOrNull(job.finished_at),
			purged_at: timestampOrNull(job.purged_at),
			expires_at: timestamp(job.expires_at),
			...(await readContent(context, job.id)),
		};
	}
}

async function readContent({ jobs }: RightsContext, jobId: string): Promise<ExportedContent> {
	const { db } = jobs.store;
	const sealed = await db
		.selectFrom('jobs')
		.select(['content_key', 'request', 'result'])
		.where('id', '=', jobId)
		.executeTakeFirst();
	if (!sealed?.content_key) return { request: null, result: null, steps: [] };
	const envelope = jobs.keyring.open(jobId, sealed.content_key);
	const open = (part: string, bytes: Uint8Array | null): ExportedJob['request'] =>
		bytes === null ? null : JSON.parse(envelope.open(part, bytes).toString('utf8'));
	const rows = await db.selectFrom('job_steps').selectAll().where('job_id', '=', jobId).orderBy('created_at').execute();
	return {
		request: open('request', sealed.request),
		result: open('result', sealed.result),
		steps: rows.map((row) => ({
			step: row.step,
			content: openStep(envelope, row).content,
			model: row.model,
			input_tokens: row.input_tokens,
			output_tokens: row.output_tokens,
			usage_source: row.usage_source,
			created_at: timestamp(row.created_at),
		})),
	};
}
