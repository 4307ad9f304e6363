#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { readConfig } from './config.ts';
import { afterHolding, systemClock } from './platform/clock.ts';
import { createLog } from './platform/log.ts';
import { plainFetch } from './platform/server-fetch.ts';
import { SetupError } from './platform/setup-error.ts';

function usage(storage: readonly string[], groups: readonly string[]): string {
	return `Usage: draftsmith COMMAND

  serve    start the service (HTTP server and worker in one process)
  doctor   look at the set-up and say what is wrong with it
  models pull URL [--sha256 HEX] [--name NAME]
           fetch a model in GGUF for llama.cpp into the data folder; an interrupted fetch is resumed
  llama-cpp install
           install the optional library that runs such a model in a process of the service's own

Keys and backups; see docs/backup.md:
${storage.join('\n')}

For operators (each with --help):
${groups.join('\n')}

Settings are environment variables; see docs/operations.md.
`;
}

const print = (line: string) => void process.stdout.write(`${line}\n`);

/** Loads what a command needs and no more: all of the service takes a second. */
async function main(command: string | undefined): Promise<number> {
	if (command === 'serve') {
		const config = readConfig(process.env);
		const { serve } = await import('./serve.ts');
		const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
		return serve(config, String(version));
	}
	if (command === 'doctor') {
		const { doctor } = await import('./doctor.ts');
		return doctor(process.env, print);
	}
	if (command === 'models') return models(process.argv.slice(3));
	if (command === 'llama-cpp' && process.argv[3] === 'install') {
		const { installLlamaCpp } = await import('./models/index.ts');
		return installLlamaCpp({ print, environment: process.env });
	}
	return otherCommand(process.argv.slice(2));
}

async function otherCommand(args: string[]): Promise<number> {
	const [command] = args;
	const commands = await import('./commands/index.ts');
	const setting = {
		clock: systemClock,
		log: createLog('warn', process.stderr),
		signal: interruption(),
		print,
		printError: (line: string) => void process.stderr.write(`${line}\n`),
	};
	if (commands.isGroup(command)) {
		const open = () => commands.openSession(readConfig(process.env), setting);
		return commands.runCommand(args, { ...setting, open });
	}
	if (commands.isStorageCommand(args)) {
		return commands.runStorageCommand(args, { ...setting, readConfig: () => readConfig(process.env) });
	}
	process.stderr.write(usage(commands.storageLines(), commands.groupLines()));
	return command === undefined || command === 'help' || command === '--help' ? 0 : 2;
}

/** Aborts when whoever waits for a command interrupts it. */
function interruption(): AbortSignal {
	const interrupt = new AbortController();
	for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => interrupt.abort());
	return interrupt.signal;
}

async function models(args: string[]): Promise<number> {
	const { modelsCommand } = await import('./models/index.ts');
	const isTerminal = process.stdout.isTTY;
	return modelsCommand(args, {
		dataFolder: readConfig(process.env).dataFolder,
		fetch: plainFetch,
		clock: { ...systemClock, after: afterHolding },
		signal: interruption(),
		print: (line) => process.stdout.write(isTerminal ? `\r\x1b[K${line}\n` : `${line}\n`),
		...(isTerminal ? { printProgress: (line: string) => process.stdout.write(`\r\x1b[K${line}`) } : {}),
	});
}

main(process.argv[2]).then(
	(code) => process.exit(code),
	(error: unknown) => {
		const known = error instanceof SetupError || (error instanceof Error && 'code' in error);
		const message = error instanceof Error ? (known ? error.message : (error.stack ?? error.message)) : String(error);
		process.stderr.write(`draftsmith: ${message}\nRun "draftsmith doctor" to see what is wrong with the set-up.\n`);
		process.exit(1);
	},
);
