import { dirname, resolve } from 'node:path';
import { z } from 'zod';
import type { Clock } from '../platform/clock.ts';
import type { ServerAnswer, ServerFetch } from '../platform/server-fetch.ts';
import { DEFAULT_CONNECT_TIMEOUT, DEFAULT_DEADLINES, type Deadlines } from './deadlines.ts';
import { type Engine, EngineError, type Price } from './engine.ts';
import { type EngineEntry, scopeOf } from './engines-file.ts';
import { llamaCppEngine } from './llama-cpp/llama-cpp-engine.ts';
import { aboutEngine, type ModelOptions } from './model-options.ts';
import { openAiCompatibleEngine } from './openai-compatible.ts';
import { PROVIDERS, providerEngine } from './providers.ts';

/**
 * What a server of our own said when it was asked for its models; `unasked` for everybody else's, who are never asked. `failing`: it
 * is there, with a status of 500 or more.
 */
export type ServerState = 'answers' | 'silent' | 'failing' | 'redirects' | 'refuses-key' | 'without-model' | 'unasked';

/** An engine as the engines file describes it. */
export type ConfiguredEngine = {
	engine: Engine;
	entry: EngineEntry;
	/** Requests at the same time. */
	concurrency: number;
	/** What has to be mended at this machine before it can be asked, in words for the operator. */
	problem: () => string | undefined;
	/** Asks its server, if that is one of our own, whether it is there and knows the model. */
	check: () => Promise<ServerState>;
	stop: () => Promise<void>;
};

export type ConfigurationContext = {
	environment: Record<string, string | undefined>;
	/** Where relative paths begin. */
	enginesFile: string | undefined;
	/** Where the models of llama.cpp are, in `models`. */
	dataFolder: string;
	clock: Clock;
	fetchServer: ServerFetch;
};

type RemoteEntry = Exclude<EngineEntry, { engine: 'llama-cpp' }>;
type LocalEntry = Extract<EngineEntry, { engine: 'llama-cpp' }>;

/** What most servers of one's own do well at once; a server that batches (vLLM, SGLang) takes far more: set `concurrency`. */
const OWN_CONCURRENCY = 2;
const EXTERNAL_CONCURRENCY = 8;

/** The engine of one entry of the engines file. It asks nobody yet. */
export function configuredEngine(entry: EngineEntry, context: ConfigurationContext): ConfiguredEngine {
	return entry.engine === 'llama-cpp' ? localEngine(entry, context) : remoteEngine(entry, context);
}

/** Requests at the same time at a server that nobody said more of. */
export function defaultConcurrency(scope: Engine['scope']): number {
	return scope === 'self_hosted' ? OWN_CONCURRENCY : EXTERNAL_CONCURRENCY;
}

/** Where the file of a model of llama.cpp is; `draftsmith models pull` names what it brings like this. */
function modelPathOf(entry: LocalEntry, { enginesFile = '', dataFolder }: ConfigurationContext): string {
	if (entry.model_path !== undefined) return resolve(dirname(enginesFile), entry.model_path);
	return resolve(dataFolder, 'models', `${(entry.model ?? entry.id).replace(/\.gguf$/i, '')}.gguf`);
}

function localEngine(entry: LocalEntry, context: ConfigurationContext): ConfiguredEngine {
	const modelPath = modelPathOf(entry, context);
	const engine = llamaCppEngine({
		id: entry.id,
		name: entry.name ?? entry.id,
		modelPath,
		fallbacks: entry.fallbacks,
		deadlines: deadlinesOf(entry),
		clock: context.clock,
		...(entry.context_tokens === undefined ? {} : { contextTokens: entry.context_tokens }),
		...(entry.threads === undefined ? {} : { threads: entry.threads }),
		...(entry.parallel === undefined ? {} : { parallel: entry.parallel }),
		...(entry.max_output_tokens === undefined ? {} : { maxOutputTokens: entry.max_output_tokens }),
		...(entry.thinking_tokens === undefined ? {} : { thinkingTokens: entry.thinking_tokens }),
		...(entry.price === undefined ? {} : { price: toPrice(entry.price) }),
	});
	return {
		engine,
		entry,
		concurrency: entry.concurrency ?? entry.parallel ?? 1,
		problem: () => {
			const problem = engine.problem();
			return problem && `${problem} Its file: ${modelPath}`;
		},
		check: async () => 'unasked',
		stop: engine.stop,
	};
}

function remoteEngine(entry: RemoteEntry, { environment, clock, fetchServer }: ConfigurationContext): ConfiguredEngine {
	const provider = entry.engine === 'openai-compatible' ? undefined : PROVIDERS[entry.engine];
	const keyVariable = entry.api_key_env ?? provider?.keyVariable;
	// A file that a key is read from ends with a line break.
	const apiKey = keyVariable === undefined ? undefined : environment[keyVariable]?.trim() || undefined;
	const problem = keyProblem(keyVariable, apiKey);
	let state: ServerState = 'unasked';
	const options: ModelOptions = {
		id: entry.id,
		name: entry.name ?? entry.id,
		scope: scopeOf(entry),
		fallbacks: entry.fallbacks,
		price: entry.price && toPrice(entry.price),
		available: () => problem === undefined && state !== 'silent' && state !== 'failing',
		baseUrl: (entry.base_url ?? provider?.baseUrl ?? '').replace(/\/+$/, ''),
		model: entry.model ?? entry.id,
		apiKey,
		maxOutputTokens: entry.max_output_tokens,
		contextTokens: entry.context_tokens,
		thinkingTokens: entry.thinking_tokens ?? provider?.thinkingTokens ?? 0,
		connectTimeout: milliseconds(entry.timeouts?.connect) ?? DEFAULT_CONNECT_TIMEOUT,
		deadlines: deadlinesOf(entry),
		clock,
	};
	return {
		engine: engineOf(entry, options, problem),
		entry,
		concurrency: entry.concurrency ?? defaultConcurrency(options.scope),
		problem: () => problem,
		check: async () => {
			// A server of somebody else is never called but for a site's own request.
			if (options.scope === 'external') return 'unasked';
			const headers = apiKey === undefined ? {} : (provider?.keyHeader ?? bearer)(apiKey);
			state = stateOf(await fetchServer(`${options.baseUrl}/models`, headers), options.model);
			return state;
		},
		stop: async () => undefined,
	};
}

/** What is wrong with a key, without the key. */
function keyProblem(variable: string | undefined, key: string | undefined): string | undefined {
	if (variable === undefined) return undefined;
	if (key === undefined) return `has no key: set the environment variable ${variable}`;
	if (/^[\x21-\x7e]+$/.test(key)) return undefined;
	return `the key in ${variable} holds a space, a control character or another that no key has: copy it anew`;
}

const bearer = (key: string) => ({ authorization: `Bearer ${key}` });

function engineOf(entry: RemoteEntry, options: ModelOptions, problem: string | undefined): Engine {
	if (problem !== undefined) return keylessEngine(entry, options, problem);
	return entry.engine === 'openai-compatible' ? openAiCompatibleEngine(options) : providerEngine(entry.engine, options);
}

/** A model whose key is not there, or can be none. It is listed as unavailable, and says why; nobody is asked without the key. */
function keylessEngine(entry: RemoteEntry, options: ModelOptions, problem: string): Engine {
	const write = async function* () {
		yield* [];
		throw new EngineError(
			'model_refused',
			`The service can’t ask this model. The operator has to mend it: ${problem}.`,
			undefined,
			false,
		);
	};
	return { ...aboutEngine(options), kind: entry.engine, write };
}

const Listed = z
	.object({ data: z.array(z.object({ id: z.string() })) })
	.transform(({ data }) => data.map(({ id }) => id));
const GoogleListed = z
	.object({ models: z.array(z.object({ name: z.string() })) })
	.transform(({ models }) => models.map(({ name }) => name.replace(/^models\//, '')));

function stateOf(answer: ServerAnswer | undefined, model: string): ServerState {
	if (answer === undefined) return 'silent';
	const { status, document } = answer;
	if (status >= 500) return 'failing';
	if (status === 401 || status === 403) return 'refuses-key';
	if (status >= 300 && status < 400) return 'redirects';
	const listed = z.union([Listed, GoogleListed]).safeParse(document);
	// No list, or one of another shape, says nothing: some gateways have none.
	if (!listed.success || listed.data.length === 0) return 'answers';
	// Ollama takes a name without its tag for the one with `:latest`.
	return listed.data.some((id) => id === model || id === `${model}:latest`) ? 'answers' : 'without-model';
}

function deadlinesOf({ timeouts }: EngineEntry): Deadlines {
	return {
		firstPiece: milliseconds(timeouts?.first_chunk) ?? DEFAULT_DEADLINES.firstPiece,
		silence: milliseconds(timeouts?.silence) ?? DEFAULT_DEADLINES.silence,
		total: milliseconds(timeouts?.total) ?? DEFAULT_DEADLINES.total,
	};
}

function milliseconds(seconds: number | undefined): number | undefined {
	return seconds === undefined ? undefined : Math.round(seconds * 1000);
}

/** USD as people write them, in micro-USD: from here on money is whole numbers. */
function toPrice(price: { input_usd_per_million: number; output_usd_per_million: number }): Price {
	return {
		input: Math.round(price.input_usd_per_million * 1_000_000),
		output: Math.round(price.output_usd_per_million * 1_000_000),
	};
}
