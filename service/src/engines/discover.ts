import { z } from 'zod';
import type { ServerFetch } from '../platform/server-fetch.ts';
import { isProxied } from './environment-proxy.ts';
import { isPrivateHost } from './host-scope.ts';

/** A model that a server on this host offers. */
export type DiscoveredModel = { id: string; name: string; baseUrl: string; model: string };

const OllamaTags = z.object({ models: z.array(z.object({ name: z.string(), remote_host: z.string().optional() })) });
const LlamaModels = z.object({ data: z.array(z.object({ id: z.string(), owned_by: z.string() })) });
const LLAMA = 'http://127.0.0.1:8080';

/**
 * Ollama's own rule for OLLAMA_HOST (its envconfig): a host with or without scheme and port. Without a scheme the port is 11434,
 * with one the scheme's own; an address that means "all of this machine" is asked for on loopback.
 */
export function ollamaAddress(setting: string | undefined): string {
	const text = (setting ?? '').trim();
	const hasScheme = /^https?:\/\//.test(text);
	const host = text.startsWith(':') ? `127.0.0.1${text}` : text || '127.0.0.1';
	const bracketed = /^[0-9a-f]*:[0-9a-f:]+$/i.test(host) && (host.match(/:/g)?.length ?? 0) > 1 ? `[${host}]` : host;
	const address = hasScheme ? text : `http://${bracketed}`;
	if (!URL.canParse(address)) return 'http://127.0.0.1:11434';
	const url = new URL(address);
	if (url.hostname === '0.0.0.0' || url.hostname === '[::]') url.hostname = '127.0.0.1';
	if (!hasScheme && url.port === '' && !/:80$/.test(host)) url.port = '11434';
	return url.origin;
}

/** What one server offers; `undefined` when it did not answer. */
export type Discovery = { server: 'ollama' | 'llamacpp'; models: DiscoveredModel[] | undefined };

type Environment = Record<string, string | undefined>;

/** Why a server is not looked for. `undefined` when it is. */
function reasonToSkip(address: string, environment: Environment): string | undefined {
	const { host } = new URL(address);
	if (!isPrivateHost(address))
		return `${host} is an address of the public internet: name it in DRAFTSMITH_ENGINES, with its scope, if its models are to be used`;
	if (isProxied(address, environment))
		return `prompts for ${host} would go through the proxy that the environment names (NODE_USE_ENV_PROXY): add it to NO_PROXY`;
	return undefined;
}

/** What keeps servers of this host from being looked for, in words for the operator. */
export function discoveryProblems(ollamaHost: string | undefined, environment: Environment): string[] {
	const ollama = reasonToSkip(ollamaAddress(ollamaHost), environment);
	const llama = reasonToSkip(LLAMA, environment);
	return [
		...(ollama === undefined ? [] : [`OLLAMA_HOST is not looked at: ${ollama}`]),
		...(llama === undefined ? [] : [`llama.cpp’s server is not looked for: ${llama}`]),
	];
}

/**
 * Asks an Ollama server (its usual address, or OLLAMA_HOST) and a llama.cpp server (port 8080) of this host for their models.
 * What is found counts as self_hosted, so only an address that can be nobody else's is asked, and never through a proxy.
 * Ollama's cloud models are left out: they are listed like the others, but the text is made at ollama.com.
 */
export async function discoverModels(
	fetchServer: ServerFetch,
	ollamaHost: string | undefined,
	environment: Environment,
): Promise<Discovery[]> {
	const ollama = ollamaAddress(ollamaHost);
	const ask = async (address: string, path: string): Promise<unknown> =>
		reasonToSkip(address, environment) === undefined ? (await fetchServer(address + path))?.document : undefined;
	const [tags, models] = await Promise.all([ask(ollama, '/api/tags'), ask(LLAMA, '/v1/models')]);
	return [
		{ server: 'ollama', models: ollamaModels(tags, ollama) },
		{ server: 'llamacpp', models: llamaModels(models) },
	];
}

function ollamaModels(answer: unknown, address: string): DiscoveredModel[] | undefined {
	const tags = OllamaTags.safeParse(answer);
	if (!tags.success) return undefined;
	return tags.data.models
		.filter(({ name, remote_host }) => remote_host === undefined && !/[-:]cloud$/.test(name))
		.map(({ name }) => ({ id: `ollama/${name}`, name: `${name} (Ollama)`, baseUrl: `${address}/v1`, model: name }));
}

function llamaModels(answer: unknown): DiscoveredModel[] | undefined {
	const models = LlamaModels.safeParse(answer);
	if (!models.success) return undefined;
	// Port 8080 is anybody's; only llama.cpp says this of itself.
	return models.data.data
		.filter(({ owned_by }) => owned_by === 'llamacpp')
		.map(({ id }) => {
			const name = id.replace(/^.*[/\\]/, '').replace(/\.gguf$/i, '');
			return { id: `llamacpp/${name}`, name: `${name} (llama.cpp)`, baseUrl: `${LLAMA}/v1`, model: id };
		});
}
