import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, onTestFinished } from 'vitest';
import {
	type LlamaCppEngine,
	type LlamaCppOptions,
	llamaCppEngine,
} from '../../service/src/engines/llama-cpp/llama-cpp-engine.ts';
import { systemClock } from '../../service/src/platform/clock.ts';
import { writeGguf } from './make-gguf.ts';
import { messages } from './messages.ts';

function makeFolder(): string {
	return mkdtempSync(join(tmpdir(), 'draftsmith-llama-'));
}

/** A folder that is gone after the test. */
export function temporaryFolder(): string {
	const folder = makeFolder();
	onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
	return folder;
}

type TinyOptions = Partial<LlamaCppOptions> & { endless?: boolean };

function openEngine({ endless, ...options }: TinyOptions, folder: () => string): LlamaCppEngine {
	const modelPath = options.modelPath ?? writeGguf(join(folder(), 'tiny.gguf'), { endless: endless ?? false });
	return llamaCppEngine({
		id: 'tiny',
		name: 'Tiny',
		modelPath,
		threads: 1,
		contextTokens: 1024,
		clock: systemClock,
		...options,
	});
}

/** The real engine over a tiny model that says one sentence, or says it for ever; one thread; ended after the test. */
export function tinyEngine(options: TinyOptions = {}): LlamaCppEngine {
	const engine = openEngine(options, temporaryFolder);
	onTestFinished(engine.stop);
	return engine;
}

/** Such an engine for all tests of a file, which does not start a child for each; ended after the last of them. */
export function sharedEngine(options: TinyOptions = {}): LlamaCppEngine {
	const folder = makeFolder();
	const engine = openEngine(options, () => folder);
	afterAll(async () => {
		await engine.stop();
		rmSync(folder, { recursive: true });
	});
	return engine;
}

/** What an engine wrote, and what it said it took. */
export async function collect(
	engine: LlamaCppEngine,
	request = messages('Q', 'Z'),
	signal = new AbortController().signal,
) {
	const said = { text: '', pieces: 0, input: -1, output: -1 };
	for await (const piece of engine.write(request, signal)) {
		if (piece.type === 'text') {
			said.text += piece.text;
			said.pieces++;
		} else if (piece.type === 'usage') {
			said.input = piece.usage.input_tokens ?? -1;
			said.output = piece.usage.output_tokens ?? -1;
		}
	}
	return said;
}

/** The error that a promise ends with. */
export async function failure(work: Promise<unknown>): Promise<unknown> {
	return work.then(
		() => undefined,
		(error: unknown) => error,
	);
}

/** Whether a process is there. */
export function isAlive(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch {
		return false;
	}
}
