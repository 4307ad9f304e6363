import { statSync } from 'node:fs';
import { INSTALL_LLAMA_CPP, isLlamaCppInstalled, LLAMA_CPP_FOLDER, llamaCppEntry } from '../../models/index.ts';
import type { Clock } from '../../platform/clock.ts';
import { type AnswerEvent, completeText } from '../complete-text.ts';
import { DEFAULT_DEADLINES, type Deadlines } from '../deadlines.ts';
import { type Engine, EngineError, type Piece, type Price, type WritingRequest } from '../engine.ts';
import { createSlots, type Slots } from '../slots.ts';
import { toUsage } from '../usage.ts';
import { createMailbox } from './mailbox.ts';
import type { Ending, Unusable } from './messages.ts';
import { createModelHost, type ModelHost, type TextAnswer } from './model-host.ts';

export type LlamaCppOptions = {
	id: string;
	name: string;
	/** The GGUF file; absolute. */
	modelPath: string;
	/** The most that one text and its prompt may have together, tokens. More takes more memory. */
	contextTokens?: number;
	/** Of the processor; as many as it has physical cores, but one, when left out. */
	threads?: number;
	/** Texts at the same time; each takes the memory of a context. */
	parallel?: number;
	maxOutputTokens?: number;
	/** The memory is given back after so long without a text, ms. */
	idle?: number;
	deadlines?: Deadlines;
	fallbacks?: readonly string[];
	price?: Price;
	clock: Clock;
	/** Where node-llama-cpp is installed. */
	libraryFolder?: string;
};

export type LlamaCppEngine = Engine & {
	/** Ends the child process; what it writes is lost. */
	stop: () => Promise<void>;
	/** The process that holds the model now. */
	pid: () => number | undefined;
};

/** 16,384 tokens are a text of about 8,000 English words and its prompt. */
const CONTEXT_TOKENS = 16_384;
const IDLE = 600_000;

/**
 * llama.cpp on this machine, in a child process of its own that is started by the first text.
 *
 * Times: a text waits for a place at most `deadlines.total`; the deadlines of the text itself begin when it has its place, so
 * that waiting behind others is never taken for a silent model. Loading and reading the prompt are signs of life.
 */
export function llamaCppEngine(options: LlamaCppOptions): LlamaCppEngine {
	const folder = options.libraryFolder ?? LLAMA_CPP_FOLDER;
	const parallel = options.parallel ?? 1;
	const deadlines = options.deadlines ?? DEFAULT_DEADLINES;
	const slots = createSlots(parallel);
	const host = createModelHost(
		{
			library: llamaCppEntry(folder),
			modelPath: options.modelPath,
			contextTokens: options.contextTokens ?? CONTEXT_TOKENS,
			parallel,
			...(options.threads === undefined ? {} : { threads: options.threads }),
		},
		{ clock: options.clock, idle: options.idle ?? IDLE },
	);

	async function* write(request: WritingRequest, signal: AbortSignal): AsyncGenerator<Piece> {
		assertInstalled(folder, options.modelPath);
		const leave = await enter(slots, options.clock, deadlines.total, signal);
		const maxOutputTokens = Math.min(request.maxOutputTokens, options.maxOutputTokens ?? Number.POSITIVE_INFINITY);
		yield* completeText((inner) => read(host, { ...request, maxOutputTokens }, inner, leave), {
			clock: options.clock,
			deadlines,
			signal,
		});
	}

	return {
		id: options.id,
		name: options.name,
		scope: 'self_hosted',
		kind: 'llama-cpp',
		fallbacks: options.fallbacks ?? [],
		price: options.price,
		available: () => isLlamaCppInstalled(folder) && isFile(options.modelPath) && !host.isResting(),
		write,
		stop: host.stop,
		pid: host.pid,
	};
}

function assertInstalled(folder: string, modelPath: string): void {
	if (!isLlamaCppInstalled(folder)) {
		throw new EngineError(
			'model_unavailable',
			`llama.cpp is not installed. The operator can install it: ${INSTALL_LLAMA_CPP}`,
			undefined,
			false,
		);
	}
	if (!isFile(modelPath)) {
		throw new EngineError(
			'model_unavailable',
			'The model’s file is not there. The operator can fetch it with “draftsmith models pull”, or has to mend its path.',
			undefined,
			false,
		);
	}
}

function isFile(path: string): boolean {
	try {
		return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
	} catch {
		// In a folder that this user may not look into.
		return false;
	}
}

/** Waits for a place, but not for ever. */
async function enter(slots: Slots, clock: Clock, limit: number, signal: AbortSignal): Promise<() => void> {
	const tooLong = new AbortController();
	const cancel = clock.after(limit, () =>
		tooLong.abort(
			new EngineError(
				'model_rate_limited',
				'The model is busy with other texts. It will be tried again.',
				undefined,
				false,
			),
		),
	);
	try {
		return await slots.take(AbortSignal.any([signal, tooLong.signal]));
	} finally {
		cancel();
	}
}

/** The child's answers for one text. `leave` is called when the sequence is really free. */
async function* read(
	host: ModelHost,
	request: WritingRequest,
	signal: AbortSignal,
	leave: () => void,
): AsyncGenerator<AnswerEvent> {
	const answers = createMailbox<TextAnswer>();
	let close = async (_: { isHung: boolean }): Promise<void> => undefined;
	try {
		const { instructions, prompt, maxOutputTokens } = request;
		close = host.open({ instructions, prompt, maxOutputTokens }, answers.put).close;
		for (;;) {
			const answer = await answers.take(signal);
			if (answer.type === 'unusable') throw unusable(answer.reason);
			if (answer.type === 'gone') throw gone(answer.wasReady);
			if (answer.type === 'end') {
				yield* finish(answer, maxOutputTokens);
				return;
			}
			yield answer.type === 'text' && answer.text !== '' ? { type: 'text', text: answer.text } : { type: 'thinking' };
		}
	} finally {
		const isHung = signal.reason instanceof EngineError;
		void close({ isHung }).then(leave);
	}
}

/** The last events of a text. The counts are exact where the text was written; of one that failed they are not known. */
function* finish(ending: Ending, maxOutputTokens: number): Generator<AnswerEvent> {
	if (ending.reason === 'too-long') {
		throw new EngineError(
			'model_refused',
			`The prompt (${ending.inputTokens} tokens) and the text (up to ${maxOutputTokens}) do not fit into the model’s context of ${ending.contextTokens}. Choose a shorter length, or choose a model with a larger context.`,
		);
	}
	if (ending.reason !== 'complete' && ending.reason !== 'truncated') {
		yield { type: 'finish', reason: 'other' };
		return;
	}
	yield { type: 'usage', usage: toUsage(ending.inputTokens, ending.outputTokens) };
	yield { type: 'finish', reason: ending.reason === 'complete' ? 'done' : 'limit' };
}

function gone(wasReady: boolean): EngineError {
	if (wasReady) return new EngineError('model_stream_cut', 'llama.cpp ended in mid-text. It will be tried again.');
	return new EngineError('model_unavailable', 'llama.cpp ended while it loaded the model. Is there enough memory?');
}

function unusable(reason: Unusable): EngineError {
	const texts: Record<Unusable, string> = {
		library: `llama.cpp can’t be started. The operator can install it anew: ${INSTALL_LLAMA_CPP}`,
		binary: 'There is no llama.cpp for this kind of machine. Run Ollama or llama.cpp’s own server instead.',
		memory: 'There is not enough memory for this model. Choose a smaller one, or a smaller context.',
		model: 'The model’s file can’t be loaded: it is not whole, or of a kind that this llama.cpp does not know.',
	};
	return new EngineError('model_unavailable', texts[reason]);
}
