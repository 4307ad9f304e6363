import { rmSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { accountExport, performStream } from '../operators/index.ts';
import { type Command, describeCommand, parseCommandLine, UsageError } from './command.ts';
import { CommandError } from './open-session.ts';

const OPTIONS = { output: { value: 'FILE', summary: 'where it goes; it must not be there yet' } };
const TAKES = ['account'];

/** `draftsmith account export`: into a file, for it may be larger than memory, and a terminal is no place for it. */
export const accountExportCommand: Command = {
	...describeCommand(
		accountExport.name,
		TAKES,
		OPTIONS,
		'everything that is stored of an account, its articles too, as one JSON document that only you can read',
	),
	run: async (args, setting) => {
		const { json, reason, input } = parseCommandLine(args, TAKES, OPTIONS, accountExport.name);
		const { output: path, ...named } = input;
		if (typeof path !== 'string') throw new UsageError('Say where it goes with --output FILE.');
		const session = await setting.open();
		try {
			const bytes = await intoFile(path, () =>
				performStream(session.context, session.actor, accountExport, named, reason),
			);
			setting.print(json ? JSON.stringify({ file: path, bytes }) : `${bytes} bytes in ${path}`);
			return 0;
		} finally {
			await session.close();
		}
	},
};

/** Writes a text into a new file; what was cut short is removed. Returns the bytes. */
async function intoFile(path: string, begin: () => Promise<AsyncIterable<string>>): Promise<number> {
	const file = await openNew(path);
	try {
		let bytes = 0;
		for await (const piece of await begin()) bytes += (await file.write(piece)).bytesWritten;
		await file.sync();
		await file.close();
		return bytes;
	} catch (error) {
		await file.close().catch(() => undefined);
		rmSync(path, { force: true });
		throw error;
	}
}

async function openNew(path: string): Promise<FileHandle> {
	try {
		return await open(path, 'wx', 0o600);
	} catch (error) {
		const code = error instanceof Error && 'code' in error ? error.code : undefined;
		if (code === 'EEXIST') throw new CommandError(`${path} is there already. Give the file another name.`);
		if (code === 'ENOENT') throw new CommandError(`There is no folder for ${path}. Make it first.`);
		throw error;
	}
}
