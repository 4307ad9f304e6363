import { type ParseArgsConfig, parseArgs } from 'node:util';
import { type Action, type OperatorsContext, PERMISSIONS, perform } from '../operators/index.ts';
import type { Actor } from '../platform/caller.ts';
import { type Table, tableLines } from './print-table.ts';

/** What a command works with once the database is open. */
export type Session = { context: OperatorsContext; actor: Actor; close: () => Promise<void> };

/** What a command runs in. */
export type CommandSetting = {
	/** Opens the database; only called when the command line is right. */
	open: () => Promise<Session>;
	print: (line: string) => void;
};

export type Command = {
	/** The word after the group’s: `show`. */
	word: string;
	/** What it takes, as the usage shows it. */
	usage: string;
	summary: string;
	/** Options, with what they mean; `--json` and, where it may be left out, `--reason` are not among them. */
	options: readonly (readonly [string, string])[];
	/** @returns the exit code */
	run: (args: readonly string[], setting: CommandSetting) => Promise<number>;
};

/** The command line is wrong; the message says how. */
export class UsageError extends Error {
	constructor(message: string) {
		super(message);
		this.name = 'UsageError';
	}
}

/** `isList`: several may be given, with commas between them. */
type Option = { value: string; summary: string; isList?: boolean };

type CommandOf<Input, Output> = {
	action: Action<Input, Output>;
	summary: string;
	/** Fields of the input that are named without a dash, in their order. */
	takes?: readonly string[];
	/** Fields that are named as options: `grace_hours` is `--grace-hours`. */
	options?: Record<string, Option>;
	table: (output: Output) => Table;
	/** A line after the table, and the exit code, where they are not always the same. */
	note?: (output: Output) => string | undefined;
	exitCode?: (output: Output) => number;
};

/** The options of every list. */
export const PAGE_OPTIONS: Record<string, Option> = {
	limit: { value: 'N', summary: 'rows, at most 1000 (50)' },
	after: { value: 'CURSOR', summary: 'the page after the one that ended with this cursor' },
};

/** How to go on with a list that has more. */
export function nextPage(list: { next_cursor: string | null }): string | undefined {
	return list.next_cursor === null ? undefined : `There are more: add --after ${list.next_cursor}`;
}

/** A command that does one action: as a table for people, with `--json` as the very answer that `/admin/v1` gives. */
export function command<Input, Output>(spec: CommandOf<Input, Output>): Command {
	const { action, takes = [], options = {} } = spec;
	return {
		...describeCommand(action.name, takes, options, spec.summary),
		run: async (args, setting) => {
			const { json, reason, input } = parseCommandLine(args, takes, options, action.name);
			const session = await setting.open();
			try {
				const output = await perform(session.context, session.actor, action, input, reason);
				if (json) setting.print(JSON.stringify(output, null, 2));
				else {
					for (const line of tableLines(spec.table(output))) setting.print(line);
					const note = spec.note?.(output);
					if (note !== undefined) setting.print(note);
				}
				return spec.exitCode?.(output) ?? 0;
			} finally {
				await session.close();
			}
		},
	};
}

/** The parts of a command that its usage shows. */
export function describeCommand(
	name: Action<unknown, unknown>['name'],
	takes: readonly string[],
	options: Record<string, Option>,
	summary: string,
): Omit<Command, 'run'> {
	const reason: [string, string][] = PERMISSIONS[name].needsReason
		? [['--reason TEXT', 'why; it is kept in the audit']]
		: [];
	return {
		word: name.slice(name.indexOf('.') + 1),
		usage: takes.map((field) => field.toUpperCase()).join(' '),
		summary,
		options: [
			...Object.entries(options).map(
				([field, { value, summary: text }]) => [`${flagOf(field)} ${value}`.trim(), text] as const,
			),
			...reason,
		],
	};
}

export type CommandLine = { json: boolean; reason: string | undefined; input: Record<string, unknown> };

/**
 * Reads a command line.
 * @throws {UsageError} for an unknown option, a word too many or too few, or a reason that is missing
 */
export function parseCommandLine(
	args: readonly string[],
	takes: readonly string[],
	options: Record<string, Option>,
	name: Action<unknown, unknown>['name'],
): CommandLine {
	const known: ParseArgsConfig['options'] = { json: { type: 'boolean' }, reason: { type: 'string' } };
	for (const field of Object.keys(options)) known[field.replaceAll('_', '-')] = { type: 'string' };
	const { values, positionals } = parse(args, known);
	const { json, reason, ...given } = values;
	if (positionals.length !== takes.length) {
		const wanted = takes.length === 0 ? 'nothing' : takes.map((field) => field.toUpperCase()).join(' ');
		throw new UsageError(`It takes ${wanted} and options.`);
	}
	const { needsReason } = PERMISSIONS[name];
	if (needsReason && reason === undefined) throw new UsageError('Say why with --reason "…"; it is kept in the audit.');
	const named = takes.map((field, index) => [field, positionals[index]]);
	const optional = Object.entries(given).map(([flag, value]) => {
		const field = flag.replaceAll('-', '_');
		const isList = options[field]?.isList === true && typeof value === 'string';
		return [field, isList ? value.split(',') : value];
	});
	return {
		json: json === true,
		reason: typeof reason === 'string' ? reason : undefined,
		input: Object.fromEntries([...named, ...optional]),
	};
}

function parse(args: readonly string[], options: ParseArgsConfig['options']) {
	try {
		return parseArgs({ args: [...args], options: options ?? {}, allowPositionals: true });
	} catch (error) {
		throw new UsageError(error instanceof Error ? error.message : String(error));
	}
}

function flagOf(field: string): string {
	return `--${field.replaceAll('_', '-')}`;
}
