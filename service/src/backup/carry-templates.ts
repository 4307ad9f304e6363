import type { Database, Store, TemplateRow, Transaction } from '../store/index.ts';

type Version = Pick<TemplateRow, 'id' | 'site_id' | 'name' | 'version'>;

const BATCH = 500;
const ERASED = { content_key: Buffer.alloc(0), content: Buffer.alloc(0), fingerprint: '' };

/**
 * Erases the templates, and versions of them, that the database that is replaced has no more: every version of the backup was
 * in it once. Of a template that is gone the highest number stays, so that it is not given again.
 * @param from the database that is replaced; of a site that it does not know it says nothing
 * @param now ms since the epoch
 */
export async function carryTemplates(from: Database, store: Store, now: number): Promise<void> {
	for (let last = ''; ; ) {
		const page = await store.db
			.selectFrom('templates')
			.select(['id', 'site_id', 'name', 'version'])
			.where('id', '>', last)
			.where('deleted_at', 'is', null)
			.orderBy('id')
			.limit(BATCH)
			.execute();
		const gone = await findGone(from, page);
		if (gone.length > 0) await store.write((trx) => eraseVersions(trx, gone, now));
		last = page.at(-1)?.id ?? '';
		if (page.length < BATCH) return;
	}
}

type Gone = Version & {
	/** The highest number that was given. */
	highest: number;
};

async function findGone(from: Database, page: readonly Version[]): Promise<Gone[]> {
	if (page.length === 0) return [];
	const siteIds = [...new Set(page.map(({ site_id }) => site_id))];
	const sites = await from.selectFrom('sites').select('id').where('id', 'in', siteIds).execute();
	const known = new Set(sites.map(({ id }) => id));
	const rows = await from
		.selectFrom('templates')
		.select('id')
		.where(
			'id',
			'in',
			page.map(({ id }) => id),
		)
		.where('deleted_at', 'is', null)
		.execute();
	const kept = new Set(rows.map(({ id }) => id));
	const gone: Gone[] = [];
	for (const version of page.filter(({ id, site_id }) => known.has(site_id) && !kept.has(id))) {
		const newest = await from
			.selectFrom('templates')
			.select('version')
			.where('site_id', '=', version.site_id)
			.where('name', '=', version.name)
			.orderBy('version', 'desc')
			.limit(1)
			.executeTakeFirst();
		gone.push({ ...version, highest: Math.max(version.version, newest?.version ?? 0) });
	}
	return gone;
}

async function eraseVersions(trx: Transaction, gone: readonly Gone[], now: number): Promise<void> {
	for (const { id, site_id, name, version, highest } of gone) {
		const newer = await trx
			.selectFrom('templates')
			.select('id')
			.where('site_id', '=', site_id)
			.where('name', '=', name)
			.where('version', '>', version)
			.limit(1)
			.executeTakeFirst();
		if (newer) await trx.deleteFrom('templates').where('id', '=', id).execute();
		else {
			await trx
				.updateTable('templates')
				.set({ ...ERASED, version: highest, deleted_at: now })
				.where('id', '=', id)
				.execute();
		}
	}
}
