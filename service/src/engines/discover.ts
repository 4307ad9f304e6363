import { z } from 'zod';
import type { ServerFetch } from '../platform/server-fetch.ts';

/** A model that a server on this host offers. */
export type DiscoveredModel = { id: string; name: string; baseUrl: string; model: string };

const OllamaTags = z.object({ models: z.array(z.object({ name: z.string() })) });
const LlamaModels = z.object({ data: z.array(z.object({ id: z.string(), owned_by: z.string() })) });

/** Ollama's own rule for OLLAMA_HOST: a host, with or without scheme and port; 0.0.0.0 means this machine. */
function ollamaAddress(setting: string | undefined): string {
	const text = setting?.trim() || '127.0.0.1';
	const withScheme = /^https?:\/\//.test(text) ? text : `http://${text}`;
	const url = URL.canParse(withScheme) ? new URL(withScheme) : new URL('http://127.0.0.1');
	if (url.hostname === '0.0.0.0') url.hostname = '127.0.0.1';
	if (url.port === '' && !/:\d+$/.test(text)) url.port = '11434';
	return url.origin;
}

/**
 * Looks for an Ollama server (its own address, or OLLAMA_HOST) and a llama.cpp server (port 8080) on this host, and lists
 * their models. A server that is not there, is slow, or is something else costs nothing but its share of a second.
 */
export async function discoverModels(
	fetchServer: ServerFetch,
	ollamaHost: string | undefined,
): Promise<DiscoveredModel[]> {
	const ollama = ollamaAddress(ollamaHost);
	const llama = 'http://127.0.0.1:8080';
	const [tags, models] = await Promise.all([fetchServer(`${ollama}/api/tags`), fetchServer(`${llama}/v1/models`)]);
	const found: DiscoveredModel[] = [];
	const ollamaTags = OllamaTags.safeParse(tags);
	for (const { name } of ollamaTags.success ? ollamaTags.data.models : []) {
		found.push({ id: `ollama/${name}`, name: `${name} (Ollama)`, baseUrl: `${ollama}/v1`, model: name });
	}
	const llamaModels = LlamaModels.safeParse(models);
	for (const { id, owned_by } of llamaModels.success ? llamaModels.data.data : []) {
		// Port 8080 is anybody's; only llama.cpp says this of itself.
		if (owned_by !== 'llamacpp') continue;
		const name = id.replace(/^.*[/\\]/, '').replace(/\.gguf$/, '');
		found.push({ id: `llamacpp/${name}`, name: `${name} (llama.cpp)`, baseUrl: `${llama}/v1`, model: id });
	}
	return found;
}
