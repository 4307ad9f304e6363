/**
 * Writes build/contract.php: the JSON Schemas that PHP validates with, made from the zod schemas of @draftsmith/shared,
 * so that the contract exists once. Run with `node plugin/schema.ts`.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import {
	Account,
	AccountUpdate,
	Article,
	Catalog,
	ContentType,
	CreatedKey,
	DeletionRequest,
	ErasureReceipt,
	EventsToken,
	Job,
	JobError,
	JobList,
	JobRequest,
	JobState,
	LanguageTag,
	Plan,
	PolicyAcknowledgement,
	PostStatus,
	ProviderScope,
	Registration,
	RegistrationRequest,
	RestrictionRequest,
	RetentionReport,
	Timestamp,
	UsageReport,
} from '@draftsmith/shared';
import { z } from 'zod';

const LocalId = z.int().min(1).meta({ description: 'Id of the job on this site.' });

const LocalJob = z.object({
	id: LocalId,
	job_id: z.string().nullable().meta({ description: 'The service’s id; null until it has accepted the request.' }),
	post_id: z.int(),
	author: z.int(),
	title: z.string(),
	state: JobState,
	phase: z.string(),
	progress: z.object({ words: z.int(), target_words: z.int() }),
	queue_position: z.int().nullable(),
	model: z.string(),
	scope: ProviderScope,
	language: LanguageTag,
	content_type: ContentType,
	post_status: PostStatus,
	post_date: Timestamp.nullable(),
	created_at: Timestamp,
	unsent: z.boolean().meta({ description: 'The service has not accepted it yet; the site keeps trying.' }),
	discarded: z.boolean(),
	error: z.object({ code: z.string(), message: z.string(), retryable: JobError.shape.retryable }).nullable(),
	held: z.boolean().meta({ description: 'Somebody is inserting it right now.' }),
	inserted: z
		.object({
			post_id: z.int(),
			edit_link: z.string(),
			view_link: z.string(),
			as: z.enum(['target', 'new_draft']),
			note: z.string(),
		})
		.nullable(),
});

const ClaimedArticle = z.object({
	job: LocalJob,
	article: Article.pick({ title: true, slug: true, excerpt: true, blocks: true, word_count: true }),
});

const Settings = z.object({
	service_url: z.string(),
	email: z.string(),
	name: z.string(),
	domain: z.string(),
	registered: z.boolean(),
	registered_domain: z
		.string()
		.meta({ description: 'What the site was called when it was registered; another one on a copy.' }),
	key_masked: z.string().nullable(),
	key_source: z.enum(['option', 'constant', 'environment']).nullable(),
	key_state: z.enum(['ok', 'missing', 'unreadable']),
	key_refused: z.boolean().meta({ description: 'The service answered 401 when it was last asked.' }),
	allow_external_providers: z.boolean(),
	plan: Plan.nullable(),
	today: UsageReport.shape.today.nullable(),
	today_tokens: UsageReport.shape.today_tokens.nullable(),
	alerts: UsageReport.shape.alerts,
});

/** WordPress's validator wants a type for every value: what a receipt tells differs by its kind, so its fields are not named. */
const Erasure = ErasureReceipt.extend({ details: z.object({}) });

const Connection = z.object({
	ok: z.boolean(),
	steps: z.array(
		z.object({
			id: z.enum(['address', 'reachable', 'ready', 'key', 'models', 'cron']),
			label: z.string(),
			ok: z.boolean().nullable().meta({ description: 'Null: not tried, because an earlier step failed.' }),
			detail: z.string(),
		}),
	),
});

/** By the names that PHP asks for: arguments of the site's REST routes, their answers, and answers of the service. */
const schemas = {
	JobArguments: z.object({ id: LocalId }),
	JobListArguments: z.object({ post_id: z.int().min(1) }),
	Submission: JobRequest.extend({
		post_id: z.int().min(1).meta({ description: 'The post that the article is for.' }),
		// The target says it; what is sent must agree.
		post_type: JobRequest.shape.post_type.unwrap().optional(),
		post_date: z.iso
			.datetime({ offset: true })
			.optional()
			.meta({ description: 'When to publish; needed with the status `future`.' }),
	}),
	Holder: z.object({ holder: z.uuid().meta({ description: 'The editor’s tab.' }) }),
	RegistrationArguments: RegistrationRequest.pick({ email: true, allow_external_providers: true }).extend({
		service_url: z.string().min(1).max(2000),
		name: z.string().max(200).default(''),
		consent: z.boolean().meta({ description: 'The owner agrees to what is sent to the service.' }),
	}),
	AccountChanges: AccountUpdate.pick({
		name: true,
		email: true,
		language: true,
		email_notices: true,
		allow_external_providers: true,
	}),
	DeletionRequest,
	PolicyAcknowledgement,
	RestrictionRequest,
	LocalJob,
	ClaimedArticle,
	Settings,
	Connection,
	Today: UsageReport.pick({ today: true, today_tokens: true, alerts: true }),
	Deletion: z.object({ receipt: Erasure, settings: Settings }),
	Catalog,
	EventsToken,
	Job,
	JobList,
	Article,
	Account,
	Registration,
	UsageReport,
	CreatedKey,
	RetentionReport,
	ErasureReceipt: Erasure,
};

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** Leaves out what WordPress checks by `format` anyway, and the limits of JavaScript's integers. */
function isNoise(key: string, value: Json, siblings: { readonly [key: string]: Json }): boolean {
	if (key === '$schema') return true;
	if (key === 'pattern') return siblings.format !== undefined;
	return (key === 'minimum' || key === 'maximum') && Math.abs(Number(value)) === Number.MAX_SAFE_INTEGER;
}

/** A JSON value as a PHP expression. */
function toPhp(value: Json, indent: string): string {
	if (value === null || typeof value === 'number' || typeof value === 'boolean') return String(value);
	if (typeof value === 'string') return `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
	const inner = `${indent}\t`;
	const items = isList(value)
		? value.map((item) => toPhp(item, inner))
		: Object.entries(value)
				.filter(([key, item]) => !isNoise(key, item, value))
				.map(([key, item]) => `${toPhp(key, inner)} => ${toPhp(item, inner)}`);
	return items.length === 0 ? 'array()' : `array(\n${items.map((item) => `${inner}${item},\n`).join('')}${indent})`;
}

function isList(value: readonly Json[] | { readonly [key: string]: Json }): value is readonly Json[] {
	return Array.isArray(value);
}

function toSchema(schema: z.ZodType): Json {
	// Through JSON, since zod's type allows what JSON has not.
	const json: Json = JSON.parse(JSON.stringify(z.toJSONSchema(schema, { target: 'draft-4', io: 'input' })));
	return json;
}

const contract = Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, toSchema(schema)]));
const folder = new URL('build/', import.meta.url);
mkdirSync(folder, { recursive: true });
writeFileSync(
	new URL('contract.php', folder),
	`<?php\n// Written by plugin/schema.ts. Change the schemas in shared/src/contract instead.\ndefined( 'ABSPATH' ) || exit;\n\nreturn ${toPhp(contract, '')};\n`,
);
