import type { ChainReport } from '@draftsmith/shared';
import type { Action } from '../operators/index.ts';
import { type Command, command } from './command.ts';

/** A command that checks a hash chain, and fails when it is broken. */
export function chainCommand(action: Action<Record<string, never>, ChainReport>, summary: string): Command {
	return command({
		action,
		summary,
		table: (report) => ({
			fields: [
				['chain', report.chain],
				['sound', report.sound],
				['entries that hold', report.length],
				['broken at', report.broken_at],
			],
		}),
		note: ({ sound }) =>
			sound ? undefined : 'Somebody changed the database. Compare it with a backup from before, and find out who.',
		exitCode: ({ sound }) => (sound ? 0 : 1),
	});
}
