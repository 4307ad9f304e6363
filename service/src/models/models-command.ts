import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Clock } from '../platform/clock.ts';
import type { DownloadFetch } from './open-download.ts';
import { PullError } from './pull-error.ts';
import { pullModel } from './pull-model.ts';

const USAGE = `Usage: draftsmith models pull URL [--sha256 HEX] [--name NAME]

  Fetches a model (a .gguf file) into the folder "models" of the data folder. Running it again goes on where it was cut.
  --sha256   the digest that the file must have; its publisher tells it
  --name     what to call the file, without .gguf`;

export type ModelsCommandOptions = {
	dataFolder: string;
	fetch: DownloadFetch;
	clock: Clock;
	print: (line: string) => void;
	/** For a terminal: writes over the line before. */
	printProgress?: (line: string) => void;
	signal: AbortSignal;
};

/**
 * `draftsmith models …`.
 * @returns 0, 1 when it failed, 2 when it was called wrongly, 130 when it was interrupted
 */
export async function modelsCommand(args: string[], options: ModelsCommandOptions): Promise<number> {
	const { dataFolder, ...rest } = options;
	const parsed = readArgs(args);
	if (!parsed) {
		options.print(USAGE);
		return 2;
	}
	try {
		await pullModel({ ...rest, ...parsed, folder: join(dataFolder, 'models') });
		return 0;
	} catch (error) {
		if (!(error instanceof PullError)) throw error;
		options.print(error.message);
		if (options.signal.aborted) return 130;
		return error.isUsage ? 2 : 1;
	}
}

function readArgs(args: string[]): { url: string; name: string | undefined; sha256: string | undefined } | undefined {
	try {
		const { values, positionals } = parseArgs({
			args,
			allowPositionals: true,
			options: { sha256: { type: 'string' }, name: { type: 'string' } },
		});
		const [verb, url, more] = positionals;
		if (verb !== 'pull' || url === undefined || more !== undefined) return undefined;
		return { url, name: values.name, sha256: values.sha256 };
	} catch {
		return undefined;
	}
}
