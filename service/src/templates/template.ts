import { createHmac, type KeyObject } from 'node:crypto';
import { type Template, TemplateContent } from '@draftsmith/shared';
import type { Clock } from '../platform/clock.ts';
import { ProblemError } from '../platform/problem.ts';
import { newId } from '../platform/random.ts';
import { createEnvelope, openEnvelope } from '../privacy/index.ts';
import type { Database, Store, TemplateRow, Transaction } from '../store/index.ts';

/** What templates need from the rest of the house. */
export type TemplatesContext = { store: Store; clock: Clock; masterKey: KeyObject; fingerprintKey: KeyObject };

const MOST_TEMPLATES = 100;
const MOST_VERSIONS = 1000;

/**
 * Stores a template as its newest version. The same content as the newest again makes no new version.
 * @throws {ProblemError} `too_many_templates`
 */
export async function saveTemplate(
	context: TemplatesContext,
	siteId: string,
	name: string,
	content: TemplateContent,
): Promise<{ template: Template; isNew: boolean }> {
	const text = JSON.stringify(content);
	const fingerprint = createHmac('sha256', context.fingerprintKey).update(text).digest('hex');
	return context.store.write(async (trx) => {
		// Two at once would both find the same newest version: on PostgreSQL they wait for each other here.
		if (context.store.kind === 'postgres') {
			await trx.selectFrom('sites').select('id').where('id', '=', siteId).forUpdate().execute();
		}
		const newest = await findRow(trx, siteId, name, undefined);
		if (newest?.fingerprint === fingerprint) return { template: toTemplate(context, newest), isNew: false };
		await assertRoom(trx, siteId, newest);
		const row = newRow(context, { siteId, name, text, fingerprint, version: (newest?.version ?? 0) + 1 });
		await trx.insertInto('templates').values(row).execute();
		return { template: toTemplate(context, row), isNew: true };
	});
}

/** The newest version of each template of a site, by name. */
export async function listTemplates(context: TemplatesContext, siteId: string): Promise<Template[]> {
	const rows = await context.store.db
		.selectFrom('templates')
		.selectAll()
		.where('site_id', '=', siteId)
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
	if (!row) throw new ProblemError('not_found', 'There is no template of this name and version for this site.');
	return toTemplate(context, row);
}

/**
 * Deletes all versions of a template. Jobs that were submitted with one keep it.
 * @throws {ProblemError} `not_found`
 */
export async function deleteTemplate(context: TemplatesContext, siteId: string, name: string): Promise<void> {
	const { numDeletedRows } = await context.store.write((trx) =>
		trx.deleteFrom('templates').where('site_id', '=', siteId).where('name', '=', name).executeTakeFirstOrThrow(),
	);
	if (numDeletedRows === 0n) throw new ProblemError('not_found', 'There is no template of this name for this site.');
	context.store.scheduleErasure();
}

function findRow(db: Database | Transaction, siteId: string, name: string, version: number | undefined) {
	let query = db.selectFrom('templates').selectAll().where('site_id', '=', siteId).where('name', '=', name);
	if (version !== undefined) query = query.where('version', '=', version);
	return query.orderBy('version', 'desc').limit(1).executeTakeFirst();
}

async function assertRoom(trx: Transaction, siteId: string, newest: TemplateRow | undefined): Promise<void> {
	if (newest) {
		if (newest.version < MOST_VERSIONS) return;
		throw new ProblemError(
			'too_many_templates',
			`This template has ${MOST_VERSIONS} versions. Delete it, or use another name.`,
		);
	}
	const { count } = await trx
		.selectFrom('templates')
		.select((eb) => eb.fn.count<number>('name').distinct().as('count'))
		.where('site_id', '=', siteId)
		.executeTakeFirstOrThrow();
	if (Number(count) < MOST_TEMPLATES) return;
	throw new ProblemError('too_many_templates', `A site can have ${MOST_TEMPLATES} templates. Delete one first.`);
}

function newRow(
	context: TemplatesContext,
	about: { siteId: string; name: string; text: string; fingerprint: string; version: number },
): TemplateRow {
	const id = newId(context.clock);
	const envelope = createEnvelope(context.masterKey, id);
	return {
		id,
		site_id: about.siteId,
		name: about.name,
		version: about.version,
		content_key: envelope.wrappedKey,
		content: envelope.seal('template', about.text),
		fingerprint: about.fingerprint,
		created_at: context.clock.now(),
	};
}

function toTemplate(context: TemplatesContext, row: TemplateRow): Template {
	const text = openEnvelope(context.masterKey, row.id, row.content_key).open('template', row.content);
	return {
		name: row.name,
		version: row.version,
		created_at: new Date(row.created_at).toISOString(),
		content: TemplateContent.parse(JSON.parse(text.toString('utf8'))),
	};
}
