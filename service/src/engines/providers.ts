import { type AskServer, createAskServer } from './ask-server.ts';
import type { Engine } from './engine.ts';
import type { ModelOptions } from './model-options.ts';
import { readRawAnthropic, readRawChat, readRawGoogle, readRawResponses } from './read-raw.ts';
import { type SdkModel, sdkEngine } from './sdk-engine.ts';

/** The companies whose models are asked through the AI SDK. */
export type ProviderKind = 'openai' | 'anthropic' | 'google' | 'xai' | 'deepseek';

type Access = { baseURL: string; apiKey: string; fetch: AskServer };

type Provider = {
	/** What people call it. */
	name: string;
	/** Where its key is looked for when the engines file does not say. */
	keyVariable: string;
	baseUrl: string;
	/** For its models of today, which think unless told otherwise. Tokens. */
	thinkingTokens: number;
	/** How it takes the key, for the list of models of a gateway of our own. */
	keyHeader: (key: string) => Record<string, string>;
	/** Loads its SDK (1 to 7 MiB beside what the service has loaded anyway) and gives one of its models. */
	load: (model: string, access: Access) => Promise<SdkModel>;
};

const bearer = (key: string) => ({ authorization: `Bearer ${key}` });

/**
 * The table of providers. The key and the address are always given: without them the SDKs would look into the environment by
 * themselves (`OPENAI_BASE_URL`, `ANTHROPIC_BASE_URL`), and the prompt would go where the engines file does not say.
 */
export const PROVIDERS: Record<ProviderKind, Provider> = {
	openai: {
		name: 'OpenAI',
		keyVariable: 'OPENAI_API_KEY',
		baseUrl: 'https://api.openai.com/v1',
		thinkingTokens: 4096,
		keyHeader: bearer,
		// Chat completions, not Responses: gateways speak it too, and it stores nothing there unless asked to.
		load: async (model, access) => {
			const { createOpenAI } = await import('@ai-sdk/openai');
			return { model: createOpenAI(access).chat(model), options: { openai: { store: false } }, readRaw: readRawChat };
		},
	},
	anthropic: {
		name: 'Anthropic',
		keyVariable: 'ANTHROPIC_API_KEY',
		baseUrl: 'https://api.anthropic.com/v1',
		thinkingTokens: 0,
		keyHeader: (key) => ({ 'x-api-key': key, 'anthropic-version': '2023-06-01' }),
		load: async (model, access) => {
			const { createAnthropic } = await import('@ai-sdk/anthropic');
			return { model: createAnthropic(access)(model), readRaw: readRawAnthropic };
		},
	},
	google: {
		name: 'Google',
		keyVariable: 'GOOGLE_GENERATIVE_AI_API_KEY',
		baseUrl: 'https://generativelanguage.googleapis.com/v1beta',
		thinkingTokens: 4096,
		keyHeader: (key) => ({ 'x-goog-api-key': key }),
		load: async (model, access) => {
			const { createGoogle } = await import('@ai-sdk/google');
			return { model: createGoogle(access)(model), readRaw: readRawGoogle };
		},
	},
	xai: {
		name: 'xAI',
		keyVariable: 'XAI_API_KEY',
		baseUrl: 'https://api.x.ai/v1',
		thinkingTokens: 4096,
		keyHeader: bearer,
		// The SDK has Responses only for xAI, which keeps what it is sent unless told not to.
		load: async (model, access) => {
			const { createXai } = await import('@ai-sdk/xai');
			return { model: createXai(access)(model), options: { xai: { store: false } }, readRaw: readRawResponses };
		},
	},
	deepseek: {
		name: 'DeepSeek',
		keyVariable: 'DEEPSEEK_API_KEY',
		baseUrl: 'https://api.deepseek.com',
		thinkingTokens: 0,
		keyHeader: bearer,
		load: async (model, access) => {
			const { createDeepSeek } = await import('@ai-sdk/deepseek');
			return { model: createDeepSeek(access)(model), readRaw: readRawChat };
		},
	},
};

/** An engine behind one of the companies' own protocols. */
export function providerEngine(kind: ProviderKind, options: ModelOptions): Engine {
	// An empty key is refused by the provider; an undefined one would be looked for in the environment.
	const access = { baseURL: options.baseUrl, apiKey: options.apiKey ?? '', fetch: createAskServer(options) };
	return sdkEngine(kind, options, () => PROVIDERS[kind].load(options.model, access));
}
