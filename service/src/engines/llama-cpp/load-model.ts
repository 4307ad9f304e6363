import { availableParallelism } from 'node:os';
import { pathToFileURL } from 'node:url';
import type { HostSettings, Unusable } from './messages.ts';
import type { LlamaChat, NodeLlamaCpp } from './node-llama-cpp.ts';
import { BATCH } from './write-text.ts';

/** Why no model could be loaded. The cause is left behind: it may name paths and more. */
export class UnusableError extends Error {
	readonly reason: Unusable;

	constructor(reason: Unusable) {
		super(reason);
		this.name = 'UnusableError';
		this.reason = reason;
	}
}

/**
 * Loads a model, in the child process, and gives as many chats as texts may be written at once.
 * @param onProgress is called as long as something moves
 * @throws {UnusableError} when it can't be loaded
 */
export async function loadModel(settings: HostSettings, onProgress: () => void): Promise<LlamaChat[]> {
	const library = await importLibrary(settings.library);
	onProgress();
	try {
		const llama = await library.getLlama({
			// Never compile: where the binary is missing, that would take the machine for many minutes.
			build: 'never',
			gpu: false,
			maxThreads: 1,
			logLevel: library.LlamaLogLevel.disabled,
			progressLogs: false,
		});
		// More threads than cores, and ggml's waiting threads starve each other: 3 tokens a second instead of 160.
		const cores = Math.min(llama.cpuMathCores, availableParallelism());
		const threads = settings.threads ?? Math.max(1, cores - 1);
		llama.maxThreads = threads;
		onProgress();
		const model = await llama.loadModel({ modelPath: settings.modelPath, onLoadProgress: onProgress });
		const context = await model.createContext({
			sequences: settings.parallel,
			threads,
			contextSize: { max: settings.contextTokens },
			batchSize: BATCH * settings.parallel,
		});
		return Array.from(
			{ length: settings.parallel },
			() => new library.LlamaChat({ contextSequence: context.getSequence() }),
		);
	} catch (error) {
		if (error instanceof library.NoBinaryFoundError) throw new UnusableError('binary');
		throw new UnusableError(error instanceof library.InsufficientMemoryError ? 'memory' : 'model');
	}
}

async function importLibrary(path: string): Promise<NodeLlamaCpp> {
	try {
		return await import(pathToFileURL(path).href);
	} catch {
		throw new UnusableError('library');
	}
}
