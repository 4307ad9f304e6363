import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import pg from 'pg';
import { expect, test } from 'vitest';
import { isUnavailable } from './unavailable.ts';

/** What `work` throws. */
async function errorOf(work: () => unknown): Promise<Error> {
	try {
		await work();
	} catch (error) {
		if (error instanceof Error) return error;
	}
	throw new Error('nothing was thrown');
}

test('a SQLite file that another process has locked', async () => {
	const folder = mkdtempSync(join(tmpdir(), 'draftsmith-unavailable-'));
	const [holder, other] = [0, 1].map(() => new SqliteDatabase(join(folder, 'one.sqlite'), { timeout: 0 }));
	holder?.exec('create table things (id text not null)');
	holder?.exec('begin exclusive');
	const locked = await errorOf(() => other?.exec('begin immediate'));
	holder?.exec('rollback');
	const wrong = await errorOf(() => other?.exec('insert into things values (null)'));
	holder?.close();
	other?.close();
	rmSync(folder, { recursive: true });
	expect([isUnavailable(locked), isUnavailable(wrong)]).toEqual([true, false]);
});

test('a PostgreSQL server that is not there', async () => {
	const pool = new pg.Pool({ connectionString: 'postgres://nobody@127.0.0.1:1/x' });
	expect(isUnavailable(await errorOf(() => pool.connect()))).toBe(true);
	await pool.end();
});

test.each([
	['57014', true],
	['57P03', true],
	['55P03', true],
	['08006', true],
	['23505', false],
	['42P01', false],
	['SQLITE_BUSY_SNAPSHOT', true],
	['SQLITE_CONSTRAINT', false],
])('%s: %s', (code, expected) => {
	expect(isUnavailable(Object.assign(new Error('x'), { code }))).toBe(expected);
});
