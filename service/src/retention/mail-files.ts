import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { mailFolder } from '../mail/index.ts';
import type { Database } from '../store/index.ts';

/** The file of a mail, or what is left of one whose writing was cut short. */
const NAME = /^([0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12})\.eml(\.part)?$/;
const AT_ONCE = 500;

/**
 * Removes files of mails that were written at `before` (ms since the epoch) or earlier, and those of mails of which nothing is
 * known any more: their account was erased while they were on their way into the folder.
 * @returns how many there were
 */
export async function removeOldMailFiles(db: Database, dataFolder: string, before: number): Promise<number> {
	const folder = mailFolder(dataFolder);
	if (!existsSync(folder)) return 0;
	const files = readdirSync(folder).flatMap((name) => {
		const id = NAME.exec(name)?.[1];
		return id === undefined ? [] : [{ name, id }];
	});
	let removed = 0;
	for (let start = 0; start < files.length; start += AT_ONCE) {
		const some = files.slice(start, start + AT_ONCE);
		const ids = some.map(({ id }) => id);
		const known = await db.selectFrom('mails').select('id').where('id', 'in', ids).execute();
		const kept = new Set(known.map(({ id }) => id).filter((id) => timeOfId(id) > before));
		for (const { name, id } of some) {
			if (kept.has(id)) continue;
			rmSync(join(folder, name), { force: true });
			removed++;
		}
	}
	return removed;
}

/** When an id was made, ms since the epoch: the first 48 bits of a UUID, version 7 (RFC 9562). */
function timeOfId(id: string): number {
	return Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16);
}
