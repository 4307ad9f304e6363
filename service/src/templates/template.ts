import { createHmac, type KeyObject } from 'node:crypto';
import { type Template, TemplateContent } from '@draftsmith/shared';
import type { Clock } from '../platform/clock.ts';
import { ProblemError } from '../platform/problem.ts';
import { newId } from '../platform/random.ts';
import type { Keyring } from '../privacy/index.ts';
import type { Database, Store, TemplateRow, Transaction } from '../store/index.ts';

/** What templates need from the rest of the house. */
export type TemplatesContext = { store: Store; clock: Clock; keyring: Keyring; fingerprintKey: KeyObject };

const MOST_TEMPLATES = 50;
/** Older versions are erased: a job keeps the one that it was submitted with. */
const KEPT_VERSIONS = 10;
/** Names of deleted templates that are remembered. */
const KEPT_NAMES = 200;
/** What a template may take, bytes: it stands in every prompt. */
const LARGEST = 16 * 1024;

/**
 * Stores a template as its newest version; the last ten are kept. The same content as the newest again makes no new version, and a
 * number is not given twice as long as a deleted template's name is remembered.
 * @throws {ProblemError} `too_many_templates`; `invalid_request` for one that is too large
 */
export async function saveTemplate(
	context: TemplatesContext,
	siteId: string,
	name: string,
	content: TemplateContent,
): Promise<{ template: Template; isNew: boolean }> {
	const text = JSON.stringify(content);
	if (Buffer.byteLength(text) > LARGEST) {
		throw new ProblemError('invalid_request', `A template has at most ${LARGEST / 1024} KB. Shorten its lists.`);
	}
	const fingerprint = createHmac('sha256', context.fingerprintKey).update(text).digest('hex');
	const saved = await context.store.write(async (trx) => {
		// Two at once would both find the same newest version: on PostgreSQL they wait for each other here.
		if (context.store.kind === 'postgres') {
			await trx.selectFrom('sites').select('id').where('id', '=', siteId).forUpdate().execute();
		}
		const newest = await findRow(trx, siteId, name, undefined);
		if (newest?.deleted_at === null && newest.fingerprint === fingerprint)
			return { template: toTemplate(context, newest), isNew: false };
		if (newest?.deleted_at !== null) await assertRoom(trx, siteId);
		const row = newRow(context, { siteId, name, text, fingerprint, version: (newest?.version ?? 0) + 1 });
		await trx.insertInto('templates').values(row).execute();
		await trx
			.deleteFrom('templates')
			.where('site_id', '=', siteId)
			.where('name', '=', name)
			.where((eb) => eb.or([eb('version', '<=', row.version - KEPT_VERSIONS), eb('deleted_at', 'is not', null)]))
			.execute();
		return { template: toTemplate(context, row), isNew: true };
	});
	// Older versions went with it.
	if (saved.isNew) context.store.scheduleErasure();
	return saved;
}

/** The newest version of each template of a site, by name. */
export async function listTemplates(context: TemplatesContext, siteId: string): Promise<Template[]> {
	const rows = await context.store.db
		.selectFrom('templates')
		.selectAll()
		.where('site_id', '=', siteId)
		.where('deleted_at', 'is', null)
		.where((eb) =>
			eb.not(
				eb.exists(
					eb
						.selectFrom('templates as newer')
						.select('newer.id')
						.where('newer.site_id', '=', siteId)
						.whereRef('newer.name', '=', 'templates.name')
						.whereRef('newer.version', '>', 'templates.version'),
				),
			),
		)
		.orderBy('name')
		.execute();
	return rows.map((row) => toTemplate(context, row));
}

/**
 * A template by its name, or one version of it: `house-style@3`.
 * @throws {ProblemError} `not_found`
 */
export async function readTemplate(context: TemplatesContext, siteId: string, reference: string): Promise<Template> {
	const [name = '', version] = reference.split('@');
	const row = await findRow(context.store.db, siteId, name, version === undefined ? undefined : Number(version));
	if (!row || row.deleted_at !== null) {
		throw new ProblemError('not_found', 'There is no template of this name and version for this site.');
	}
	return toTemplate(context, row);
}

/**
 * Deletes all versions of a template. Jobs that were submitted with one keep it.
 * @throws {ProblemError} `not_found`
 */
export async function deleteTemplate(context: TemplatesContext, siteId: string, name: string): Promise<void> {
	await context.store.write(async (trx) => {
		const newest = await findRow(trx, siteId, name, undefined);
		if (!newest || newest.deleted_at !== null) {
			throw new ProblemError('not_found', 'There is no template of this name for this site.');
		}
		const versions = trx.deleteFrom('templates').where('site_id', '=', siteId).where('name', '=', name);
		await versions.where('version', '<', newest.version).execute();
		// Its number stays, or a later template of this name would pass for this one.
		await trx
			.updateTable('templates')
			.set({ ...ERASED, deleted_at: context.clock.now() })
			.where('id', '=', newest.id)
			.execute();
		const kept = trx
			.selectFrom('templates')
			.select('id')
			.where('site_id', '=', siteId)
			.where('deleted_at', 'is not', null)
			.orderBy('deleted_at', 'desc')
			.limit(KEPT_NAMES);
		const old = trx.deleteFrom('templates').where('site_id', '=', siteId).where('deleted_at', 'is not', null);
		await old.where('id', 'not in', kept).execute();
	});
	context.store.scheduleErasure();
}

const ERASED = { content_key: Buffer.alloc(0), content: Buffer.alloc(0), fingerprint: '' };

function findRow(db: Database | Transaction, siteId: string, name: string, version: number | undefined) {
	let query = db.selectFrom('templates').selectAll().where('site_id', '=', siteId).where('name', '=', name);
	if (version !== undefined) query = query.where('version', '=', version);
	return query.orderBy('version', 'desc').limit(1).executeTakeFirst();
}

async function assertRoom(trx: Transaction, siteId: string): Promise<void> {
	const { count } = await trx
		.selectFrom('templates')
		.select((eb) => eb.fn.count<number>('name').distinct().as('count'))
		.where('site_id', '=', siteId)
		.where('deleted_at', 'is', null)
		.executeTakeFirstOrThrow();
	if (Number(count) < MOST_TEMPLATES) return;
	throw new ProblemError('too_many_templates', `A site can have ${MOST_TEMPLATES} templates. Delete one first.`);
}

function newRow(
	context: TemplatesContext,
	about: { siteId: string; name: string; text: string; fingerprint: string; version: number },
): TemplateRow {
	const id = newId(context.clock);
	const envelope = context.keyring.create(id);
	return {
		id,
		site_id: about.siteId,
		name: about.name,
		version: about.version,
		content_key: envelope.wrappedKey,
		content: envelope.seal('template', about.text),
		fingerprint: about.fingerprint,
		created_at: context.clock.now(),
		deleted_at: null,
	};
}

function toTemplate(context: TemplatesContext, row: TemplateRow): Template {
	const text = context.keyring.open(row.id, row.content_key).open('template', row.content);
	return {
		name: row.name,
		version: row.version,
		created_at: new Date(row.created_at).toISOString(),
		content: TemplateContent.parse(JSON.parse(text.toString('utf8'))),
	};
}
