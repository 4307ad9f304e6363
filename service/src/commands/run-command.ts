import { ProblemError } from '../platform/problem.ts';
import { accountCommands } from './account.ts';
import { auditCommands } from './audit.ts';
import { type Command, type CommandSetting, UsageError } from './command.ts';
import { keyCommands } from './key.ts';
import { mailCommands } from './mail.ts';
import { CommandError } from './open-session.ts';
import { operatorCommands } from './operator.ts';
import { planCommands } from './plan.ts';
import { policyCommands } from './policy.ts';
import { receiptCommands } from './receipt.ts';
import { retentionCommands } from './retention.ts';
import { siteCommands } from './site.ts';
import { usageCommands } from './usage.ts';

type Group = { summary: string; commands: readonly Command[] };

/** The operators’ commands: `draftsmith GROUP WORD`. */
const GROUPS: Record<string, Group> = {
	account: { summary: 'accounts: look, change the plan, restrict, export, delete', commands: accountCommands },
	site: { summary: 'sites: look, prove the domain anew, close', commands: siteCommands },
	key: { summary: 'keys of sites', commands: keyCommands },
	plan: { summary: 'plans and their limits', commands: planCommands },
	usage: { summary: 'what accounts have used', commands: usageCommands },
	mail: { summary: 'what became of the mails', commands: mailCommands },
	audit: { summary: 'what operators did', commands: auditCommands },
	receipt: { summary: 'receipts of what was erased', commands: receiptCommands },
	retention: { summary: 'what is kept for how long', commands: retentionCommands },
	policy: { summary: 'announce a privacy policy', commands: policyCommands },
	operator: { summary: 'who may run this service', commands: operatorCommands },
};

/** One line for each group, for the usage of `draftsmith` itself. */
export function groupLines(): string[] {
	return Object.entries(GROUPS).map(([name, { summary }]) => `  ${name.padEnd(10)}${summary}`);
}

/** Whether a word is one of the groups. */
export function isGroup(word: string | undefined): word is string {
	return word !== undefined && Object.hasOwn(GROUPS, word);
}

/**
 * Runs one command of an operator.
 * @param argv the group, the word and what follows
 * @returns the exit code: 0, 1 when it failed, 2 when the command line is wrong
 */
export async function runCommand(
	argv: readonly string[],
	setting: CommandSetting & { printError: (line: string) => void },
): Promise<number> {
	const [name = '', word, ...args] = argv;
	const commands = Object.hasOwn(GROUPS, name) ? (GROUPS[name]?.commands ?? []) : [];
	const asksForHelp = word === 'help' || [word, ...args].some((each) => each === '--help' || each === '-h');
	if (asksForHelp) {
		for (const line of groupUsage(name, commands)) setting.print(line);
		return 0;
	}
	const command = commands.find((each) => each.word === word);
	if (!command) {
		for (const line of groupUsage(name, commands)) setting.printError(line);
		return 2;
	}
	try {
		return await command.run(args, setting);
	} catch (error) {
		const failure = failureOf(error);
		if (!failure) throw error;
		if (args.includes('--json')) setting.printError(JSON.stringify({ code: failure.code, detail: failure.detail }));
		else for (const line of failureLines(name, command, failure)) setting.printError(line);
		return failure.exitCode;
	}
}

type Failure = { code: string; detail: string; exitCode: 1 | 2 };

/** A failure that the person at the terminal can do something about. */
function failureOf(error: unknown): Failure | undefined {
	if (error instanceof UsageError) return { code: 'usage', detail: error.message, exitCode: 2 };
	if (error instanceof CommandError) return { code: 'not_set_up', detail: error.message, exitCode: 1 };
	if (!(error instanceof ProblemError)) return undefined;
	const { errors = [] } = error.extras;
	if (errors.length === 0) return { code: error.code, detail: error.message, exitCode: 1 };
	const detail = errors.map(({ path, message }) => `${path}: ${message}`).join('\n');
	return { code: error.code, detail, exitCode: 2 };
}

function failureLines(group: string, command: Command, { detail, exitCode }: Failure): string[] {
	if (exitCode === 1) return [`draftsmith: ${detail}`];
	return [`draftsmith: ${detail}`, '', ...commandUsage(group, command)];
}

function groupUsage(group: string, commands: readonly Command[]): string[] {
	return [
		`Usage: draftsmith ${group} COMMAND`,
		'',
		...commands.flatMap((each) => commandUsage(group, each)),
		'Every command takes --json (the answer of /admin/v1, for machines) and --reason TEXT (kept in the audit).',
	];
}

function commandUsage(group: string, { word, usage, summary, options }: Command): string[] {
	return [
		`  draftsmith ${[group, word, usage].filter((part) => part !== '').join(' ')}`,
		`      ${summary}`,
		...options.map(([option, text]) => `      ${option.padEnd(24)}${text}`),
		'',
	];
}
