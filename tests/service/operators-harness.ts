import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { systemClock } from '@draftsmith/service/clock';
import { openSession, runCommand } from '@draftsmith/service/commands';
import { readConfig } from '@draftsmith/service/config';
import { createLog } from '@draftsmith/service/log';
import { CreatedOperator, type Role } from '@draftsmith/shared';
import SqliteDatabase from 'better-sqlite3';
import { SERVICE_MAIN, testSettings } from '../stack/server-process.ts';

/** What a command printed, and its exit code. */
export type Ran = { code: number; out: string; err: string };

/** Runs a command line in this process: what `main.ts` does, without starting Node each time. */
export async function command(
	folder: string,
	argv: readonly string[],
	environment: Record<string, string> = {},
): Promise<Ran> {
	const [out, err]: [string[], string[]] = [[], []];
	const config = readConfig({ ...testSettings(folder), ...environment });
	const setting = { clock: systemClock, log: createLog('silent'), signal: new AbortController().signal };
	const code = await runCommand(argv, {
		open: () => openSession(config, setting),
		print: (line) => out.push(line),
		printError: (line) => err.push(line),
	});
	return { code, out: out.join('\n'), err: err.join('\n') };
}

/** Runs a command line as a process of its own. */
export function commandProcess(
	folder: string,
	argv: readonly string[],
	environment: Record<string, string> = {},
): Promise<Ran> {
	const env = { ...process.env, ...testSettings(folder), LOG_LEVEL: 'info', ...environment };
	return new Promise((resolve) => {
		execFile(process.execPath, [SERVICE_MAIN, ...argv], { env }, (error, out, err) => {
			resolve({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, out, err });
		});
	});
}

/** A new operator's key. */
export async function addOperator(folder: string, name: string, role: Role): Promise<string> {
	const { out } = await command(folder, ['operator', 'add', name, '--role', role, '--reason', 'for a test', '--json']);
	return CreatedOperator.parse(JSON.parse(out)).key;
}

/** Runs statements on the service's database file behind its back. */
export function behindItsBack<Value>(folder: string, work: (database: SqliteDatabase.Database) => Value): Value {
	const database = new SqliteDatabase(join(folder, 'draftsmith.sqlite'));
	try {
		return work(database);
	} finally {
		database.close();
	}
}

export type AuditRow = {
	seq: number;
	actor: string;
	role: string;
	action: string;
	subject: string | null;
	reason: string | null;
	details: string;
};

/** The audit entries after a number. */
export function auditAfter(folder: string, seq: number): (AuditRow & { outcome: string })[] {
	const rows = behindItsBack(folder, (database) =>
		database.prepare<[number], AuditRow>('select * from audit where seq > ? order by seq').all(seq),
	);
	return rows.map((row) => ({ ...row, outcome: String(JSON.parse(row.details).outcome) }));
}

/** The number of the newest audit entry. */
export function newestAudit(folder: string): number {
	return behindItsBack(folder, (database) =>
		Number(database.prepare('select coalesce(max(seq), 0) from audit').pluck().get()),
	);
}
