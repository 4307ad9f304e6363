#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import {
	groupLines,
	isGroup,
	isStorageCommand,
	openSession,
	runCommand,
	runStorageCommand,
	storageLines,
} from './commands/index.ts';
import { ConfigError, readConfig } from './config.ts';
import { doctor } from './doctor.ts';
import { EnginesFileError } from './engines/index.ts';
import { installLlamaCpp, modelsCommand } from './models/index.ts';
import { afterHolding, systemClock } from './platform/clock.ts';
import { createLog, describeError } from './platform/log.ts';
import { plainFetch } from './platform/server-fetch.ts';
import { MasterKeyError } from './privacy/index.ts';
import { startService } from './service.ts';

const USAGE = `Usage: draftsmith COMMAND

  serve    start the service (HTTP server and worker in one process)
  doctor   look at the set-up and say what is wrong with it
  models pull URL [--sha256 HEX] [--name NAME]
           fetch a model in GGUF for llama.cpp into the data folder; an interrupted fetch is resumed
  llama-cpp install
           install the optional library that runs such a model in a process of the service's own

Keys and backups; see docs/backup.md:
${storageLines().join('\n')}

For operators (each with --help):
${groupLines().join('\n')}

Settings are environment variables; see docs/operations.md.
`;

async function main(command: string | undefined): Promise<number> {
	const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
	if (command === 'doctor') return doctor(process.env, (line) => process.stdout.write(`${line}\n`));
	if (command === 'serve') return serve(String(version));
	if (isGroup(command)) return operate(process.argv.slice(2));
	if (isStorageCommand(process.argv.slice(2))) return store(process.argv.slice(2));
	if (command === 'models') return models(process.argv.slice(3));
	if (command === 'llama-cpp' && process.argv[3] === 'install') {
		return installLlamaCpp({ print: (line) => process.stdout.write(`${line}\n`), environment: process.env });
	}
	process.stderr.write(USAGE);
	return command === undefined || command === 'help' || command === '--help' ? 0 : 2;
}

function operate(args: string[]): Promise<number> {
	const setting = commandSetting();
	return runCommand(args, { ...setting, open: () => openSession(readConfig(process.env), setting) });
}

function store(args: string[]): Promise<number> {
	return runStorageCommand(args, { ...commandSetting(), readConfig: () => readConfig(process.env) });
}

function commandSetting() {
	const interrupt = new AbortController();
	for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => interrupt.abort());
	return {
		clock: systemClock,
		log: createLog('warn', process.stderr),
		signal: interrupt.signal,
		print: (line: string) => void process.stdout.write(`${line}\n`),
		printError: (line: string) => void process.stderr.write(`${line}\n`),
	};
}

async function models(args: string[]): Promise<number> {
	const interrupt = new AbortController();
	for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => interrupt.abort());
	const isTerminal = process.stdout.isTTY;
	return modelsCommand(args, {
		dataFolder: readConfig(process.env).dataFolder,
		fetch: plainFetch,
		clock: { ...systemClock, after: afterHolding },
		signal: interrupt.signal,
		print: (line) => process.stdout.write(isTerminal ? `\r\x1b[K${line}\n` : `${line}\n`),
		...(isTerminal ? { printProgress: (line: string) => process.stdout.write(`\r\x1b[K${line}`) } : {}),
	});
}

async function serve(version: string): Promise<number> {
	const config = readConfig(process.env);
	const log = createLog(config.logLevel);
	for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
		// Errors of SDKs carry prompts: only their name and place are written.
		process.on(event, (error: unknown) => {
			log.fatal(describeError(error), 'an error that nobody expected; the service ends and should be started again');
			process.exit(70);
		});
	}
	// Listening for signals begins before anybody can know that we run.
	const stopped = new Promise<string>((resolve) => {
		process.on('SIGTERM', resolve);
		process.on('SIGINT', resolve);
	});
	const service = await startService({
		config,
		log,
		clock: systemClock,
		environment: process.env,
		version,
		onFatal: (error) => {
			log.fatal(
				describeError(error),
				'the disk failed; the service ends so that nothing is acknowledged that may be lost',
			);
			process.exit(74);
		},
	});
	const signal = await stopped;
	log.info({ signal }, 'draining');
	await service.stop();
	log.info('stopped');
	return 0;
}

main(process.argv[2]).then(
	(code) => process.exit(code),
	(error: unknown) => {
		const known =
			error instanceof ConfigError ||
			error instanceof EnginesFileError ||
			error instanceof MasterKeyError ||
			(error instanceof Error && 'code' in error);
		const message = error instanceof Error ? (known ? error.message : (error.stack ?? error.message)) : String(error);
		process.stderr.write(`draftsmith: ${message}\nRun "draftsmith doctor" to see what is wrong with the set-up.\n`);
		process.exit(1);
	},
);
