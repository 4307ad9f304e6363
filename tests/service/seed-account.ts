import type { StoredJobsContext } from '../../service/src/jobs/index.ts';
import { sealWebhook } from '../../service/src/mail/index.ts';
import { newId } from '../../service/src/platform/random.ts';
import { appendAudit, appendReceipt } from '../../service/src/records/index.ts';
import type { RightsContext } from '../../service/src/rights/index.ts';
import type { JobRow, Transaction } from '../../service/src/store/index.ts';

export type SeededAccount = { accountId: string; siteId: string; keyId: string; jobIds: string[] };

export type Seed = {
	/** Stands in every text of the account, plain or sealed. */
	mark: string;
	/** Asked by mail to prove its address, and has proven nothing. */
	isUnproven?: boolean;
	/** Jobs with content that nobody has taken yet. */
	jobs?: number;
	/** Characters of each article. */
	length?: number;
	/** Columns of these jobs that differ. */
	job?: Partial<JobRow>;
};

/** An account with at least one row in every table that can have something of an account, written straight to the database. */
export async function seedAccount({ jobs: house }: RightsContext, seed: Seed): Promise<SeededAccount> {
	const { mark, isUnproven = false } = seed;
	const { clock, keyring, sealer, store } = house;
	const now = clock.now();
	const day = new Date(now).toISOString().slice(0, 10);
	const id = () => newId(clock);
	const [accountId, siteId, otherSiteId, keyId, tokenId] = [id(), id(), id(), id(), id()];
	await store.write(async (trx) => {
		await trx
			.insertInto('accounts')
			.values({
				id: accountId,
				email: `${mark}@example.org`,
				name: `name-${mark}`,
				language: 'lt',
				plan: 'pro',
				created_at: now,
				email_confirmed_at: isUnproven ? null : now,
				policy_version: '2026-1',
				policy_acknowledged_at: now,
				restriction: null,
				webhook: sealWebhook(sealer, accountId, {
					url: `https://hook-${mark}.example.org/`,
					secrets: [`secret-${mark}`],
				}),
			})
			.execute();
		for (const [number, each] of [siteId, otherSiteId].entries()) {
			await trx
				.insertInto('sites')
				.values({
					id: each,
					account_id: accountId,
					domain: `${mark}${number}.example.org`,
					allow_external: 0,
					created_at: now,
					status: isUnproven ? 'unproven' : 'active',
					challenge: sealer.seal(`sites/${each}`, `challenge-${mark}`),
					proven_at: isUnproven ? null : now,
					proof_method: isUnproven ? null : 'route',
					proof_attempts: 1,
				})
				.execute();
			await trx
				.insertInto('lanes')
				.values({ site_id: each, queued: 0, running: 0, concurrency: 4, served_at: 0 })
				.execute();
		}
		await trx
			.insertInto('api_keys')
			.values({
				id: keyId,
				site_id: siteId,
				hash: `hash-${mark}`,
				last_four: 'wxyz',
				created_at: now,
				revoked_at: null,
				name: `key-${mark}`,
				last_used_at: now,
				replaces: id(),
			})
			.execute();
		await trx
			.insertInto('email_tokens')
			.values({
				id: tokenId,
				account_id: accountId,
				purpose: 'change_new',
				new_email: sealer.seal(`email_tokens/${tokenId}`, `new-${mark}@example.org`),
				created_at: now,
				expires_at: now + 86_400_000,
				used_at: null,
			})
			.execute();
		const templateId = id();
		const template = keyring.create(templateId);
		await trx
			.insertInto('templates')
			.values({
				id: templateId,
				site_id: siteId,
				name: `template-${mark}`.toLowerCase(),
				version: 1,
				content_key: template.wrappedKey,
				content: template.seal('template', JSON.stringify({ writing_rules: [`rule-${mark}`] })),
				fingerprint: `print-${mark}`,
				created_at: now,
				deleted_at: null,
			})
			.execute();
		await trx
			.insertInto('usage_days')
			.values({
				site_id: siteId,
				api_key_id: keyId,
				day,
				model: `model-${mark}`,
				requests: 1,
				input_tokens: 10,
				output_tokens: 20,
			})
			.execute();
		await trx.insertInto('quota_days').values({ account_id: accountId, day, requests: 1, tokens: 30 }).execute();
		await trx
			.insertInto('alerts')
			.values({ account_id: accountId, day, limit_source: 'requests_per_day', threshold: 80, created_at: now })
			.execute();
		for (const table of ['mails', 'webhook_deliveries'] as const) {
			const messageId = id();
			await trx
				.insertInto(table)
				.values({
					id: messageId,
					account_id: accountId,
					kind: isUnproven && table === 'mails' ? 'account_created' : `kind-${mark}`,
					content: sealer.seal(`${table}/${messageId}`, `content-${mark}`),
					state: 'waiting',
					attempts: 0,
					available_at: now,
					created_at: now,
					ended_at: null,
					error_code: null,
				})
				.execute();
		}
		await trx
			.insertInto('request_log')
			.values({
				id: id(),
				at: now,
				method: 'GET',
				route: `/v1/${mark}`,
				status: 200,
				duration: 3,
				account_id: accountId,
				api_key_id: keyId,
				network: '198.51.100.0/24',
			})
			.execute();
		await trx
			.insertInto('transactions')
			.values({
				id: id(),
				account_id: accountId,
				kind: 'plan_changed',
				ref: `pro:${id()}`,
				amount_micro_usd: 0,
				created_at: now,
			})
			.execute();
		for (const subject of [accountId, siteId, keyId]) {
			await appendAudit(trx, {
				at: now,
				actor: 'operator:jane.doe',
				role: 'owner',
				action: 'account.show',
				subject,
				reason: 'asked by telephone',
				details: { outcome: 'done' },
			});
		}
	});
	// Of those made in the same millisecond, the order is chance.
	const jobIds = Array.from({ length: seed.jobs ?? 1 }, id).sort();
	for (let begin = 0; begin < jobIds.length; begin += 100) {
		await store.write(async (trx) => {
			for (const [index, jobId] of jobIds.slice(begin, begin + 100).entries()) {
				await insertJob(trx, house, { seed, siteId, keyId, jobId, number: begin + index });
			}
		});
	}
	return { accountId, siteId, keyId, jobIds };
}

async function insertJob(
	trx: Transaction,
	{ clock, keyring }: StoredJobsContext,
	about: { seed: Seed; siteId: string; keyId: string; jobId: string; number: number },
): Promise<void> {
	const { seed, siteId, keyId, jobId, number } = about;
	const { mark, length = 0 } = seed;
	const now = clock.now();
	const envelope = keyring.create(jobId);
	const step = { content: `step-${mark}-${number}`.padEnd(length, '.'), spent: { input: 10, output: 20 } };
	const result = { markdown: `text-${mark}-${number}`.padEnd(length, '.') };
	await trx
		.insertInto('jobs')
		.values({
			id: jobId,
			site_id: siteId,
			api_key_id: keyId,
			idempotency_key: `idempotency-${mark}-${number}`,
			fingerprint: `print-${mark}`,
			state: 'succeeded',
			delivery: 'pending',
			phase: 'finished',
			words: 100,
			target_words: 120,
			target_sections: 2,
			language: 'lt',
			model: `model-${mark}`,
			scope: 'self_hosted',
			content_type: 'article',
			post_type: 'post',
			post_status: 'draft',
			attempt: 1,
			failures: 0,
			failing_since: null,
			regenerating: null,
			lease_owner: null,
			lease_until: null,
			available_at: 0,
			content_key: envelope.wrappedKey,
			request: envelope.seal('request', JSON.stringify({ title: `title-${mark}-${number}` })),
			result: envelope.seal('result', JSON.stringify(result)),
			result_sha256: 'a'.repeat(64),
			usage_day: new Date(now).toISOString().slice(0, 10),
			input_tokens: 10,
			output_tokens: 20,
			usage_source: 'provider',
			error_code: null,
			error_detail: null,
			error_retryable: null,
			version: 3,
			created_at: now,
			started_at: now,
			finished_at: now,
			purged_at: null,
			expires_at: now + 30 * 86_400_000,
			...seed.job,
		})
		.execute();
	await trx
		.insertInto('job_steps')
		.values({
			job_id: jobId,
			step: 'outline',
			content: envelope.seal('step/outline', JSON.stringify(step)),
			model: `model-${mark}`,
			input_tokens: 10,
			output_tokens: 20,
			usage_source: 'provider',
			created_at: now,
		})
		.execute();
}

/** A receipt as of a job that was delivered; `siteId` is whose it was. */
export async function seedReceipt({ jobs }: RightsContext, jobId: string, siteId: string | null = null): Promise<void> {
	await jobs.store.write((trx) =>
		appendReceipt(trx, {
			kind: 'job_purged',
			subject: jobId,
			site_id: siteId,
			at: jobs.clock.now(),
			details: { reason: 'delivered', sha256: null, digest: null },
		}),
	);
}
