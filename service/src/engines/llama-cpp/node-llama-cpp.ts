/**
 * What we use of node-llama-cpp 3.21.1. It is written down here because the package is optional: the service has to be checked,
 * and to run, without it.
 */
export type NodeLlamaCpp = {
	getLlama: (options: {
		build: 'never';
		gpu: false;
		maxThreads: number;
		logLevel: unknown;
		progressLogs: false;
	}) => Promise<Llama>;
	LlamaLogLevel: { disabled: unknown };
	LlamaChat: new (options: { contextSequence: Sequence }) => LlamaChat;
	NoBinaryFoundError: ErrorClass;
	InsufficientMemoryError: ErrorClass;
};

type ErrorClass = abstract new (...parameters: never[]) => Error;

export type Llama = {
	/** Physical cores that are fit for it. */
	cpuMathCores: number;
	maxThreads: number;
	loadModel: (options: { modelPath: string; onLoadProgress: () => void }) => Promise<LlamaModel>;
};

export type LlamaModel = {
	tokenizer: unknown;
	createContext: (options: {
		sequences: number;
		threads: number;
		contextSize: { max: number };
		batchSize: number;
	}) => Promise<{ contextSize: number; getSequence: () => Sequence }>;
};

export type Token = number;

export type Sequence = {
	nextTokenIndex: number;
	contextSize: number;
	tokenMeter: { getState: () => MeterState; diff: (before: MeterState) => MeterState };
	/** Keeps what this sequence has already evaluated as far as it is the same, and forgets the rest. */
	adaptStateToTokens: (tokens: Token[]) => Promise<void>;
	evaluateWithoutGeneratingNewTokens: (tokens: Token[]) => Promise<void>;
};

type MeterState = { usedInputTokens: number; usedOutputTokens: number };

export type ChatItem =
	| { type: 'system'; text: string }
	| { type: 'user'; text: string }
	| { type: 'model'; response: string[] };

export type LlamaChat = {
	sequence: Sequence;
	model: LlamaModel;
	chatWrapper: {
		generateContextState: (options: { chatHistory: ChatItem[] }) => {
			contextText: { tokenize: (tokenizer: unknown) => Token[] };
		};
	};
	generateResponse: (
		history: ChatItem[],
		options: {
			maxTokens: number;
			temperature: number;
			topP: number;
			minP: number;
			signal: AbortSignal;
			stopOnAbortSignal: true;
			onToken: () => void;
			onTextChunk: (text: string) => void;
		},
	) => Promise<{ metadata: { stopReason: string } }>;
};
