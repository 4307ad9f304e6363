import {
	INSTALL_LLAMA_CPP,
	isLlamaCppInstalled,
	LLAMA_CPP_FOLDER,
	llamaCppEntry,
	type ModelFileFault,
	modelFileFault,
} from '../../models/index.ts';
import type { Clock } from '../../platform/clock.ts';
import type { AnswerEvent } from '../answer-event.ts';
import { completeText } from '../complete-text.ts';
import { DEFAULT_DEADLINES, type Deadlines } from '../deadlines.ts';
import { type Engine, EngineError, type Piece, type Price, type WritingRequest } from '../engine.ts';
import { wantedTokens } from '../output-limit.ts';
import { createSlots } from '../slots.ts';
import { takeTurn } from '../take-turn.ts';
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
	/** Added to what is asked, for a model that thinks before it writes. Tokens. */
	thinkingTokens?: number;
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
	/** What has to be mended before it can write. */
	problem: () => string | undefined;
	/** The process that holds the model now. */
	pid: () => number | undefined;
};

/** 16,384 tokens are a text of about 8,000 English words and its prompt. */
const CONTEXT_TOKENS = 16_384;
const IDLE = 600_000;

/**
 * llama.cpp on this machine, in a child process of its own that is started by the first text.
 *
 * Times: a text waits a moment for a place, and is turned away then; its deadlines begin when it has its place, so that waiting
 * behind others is never taken for a silent model. Loading and reading the prompt are signs of life.
 */
export function llamaCppEngine(options: LlamaCppOptions): LlamaCppEngine {
	const folder = options.libraryFolder ?? LLAMA_CPP_FOLDER;
	const parallel = options.parallel ?? 1;
	const deadlines = options.deadlines ?? DEFAULT_DEADLINES;
	const limits = { thinkingTokens: options.thinkingTokens ?? 0, maxOutputTokens: options.maxOutputTokens };
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
		const problem = problemOf(folder, options.modelPath);
		// Like a key that is missing: nothing passes here by itself.
		if (problem !== undefined) throw new EngineError('model_refused', problem, undefined, false);
		const maxOutputTokens = wantedTokens(limits, request);
		const leave = await takeTurn(slots, options.clock, signal);
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
		thinkingTokens: options.thinkingTokens ?? 0,
		available: () => problemOf(folder, options.modelPath) === undefined && !host.isResting(),
		problem: () => problemOf(folder, options.modelPath),
		write,
		stop: host.stop,
		pid: host.pid,
	};
}

const FILE_PROBLEMS: Record<Exclude<ModelFileFault, undefined>, string> = {
	missing:
		'The model’s file is not there. The operator can fetch it with “draftsmith models pull”, or has to mend its path.',
	unreadable: 'The model’s file can’t be read by the service. The operator has to mend its rights.',
	'not-gguf': 'The model’s file can’t be loaded: it is not a whole file in GGUF. The operator has to fetch it again.',
};

/** What has to be mended before a text can be written. It names no path: editors read it. */
function problemOf(folder: string, modelPath: string): string | undefined {
	if (!isLlamaCppInstalled(folder))
		return `llama.cpp is not installed. The operator can install it: ${INSTALL_LLAMA_CPP}`;
	const fault = modelFileFault(modelPath);
	return fault && FILE_PROBLEMS[fault];
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
				yield* finish(answer);
				return;
			}
			const text = answer.type === 'text' ? answer.text : '';
			yield text === '' ? { type: 'thinking', text } : { type: 'text', text };
		}
	} finally {
		const isHung = signal.reason instanceof EngineError;
		void close({ isHung }).then(leave);
	}
}

/** The last events of a text. The counts are exact where the text was written; of one that failed they are not known. */
function* finish(ending: Ending): Generator<AnswerEvent> {
	if (ending.reason === 'too-long') {
		throw new EngineError(
			'model_refused',
			`The prompt (${ending.inputTokens} tokens) leaves no room in the model’s context of ${ending.contextTokens}. Shorten the prompt, or choose a model with a larger context.`,
			undefined,
			false,
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
