import { type Clock, every } from '../platform/clock.ts';
import { ProblemError } from '../platform/problem.ts';
import type { ServerFetch } from '../platform/server-fetch.ts';
import { type Discovery, discoverModels } from './discover.ts';
import type { Engine } from './engine.ts';
import { type EngineEntry, readEnginesFile } from './engines-file.ts';
import { openAiCompatibleEngine } from './openai-compatible.ts';
import { outlineEngine } from './outline-engine.ts';

/** How often servers of our own are asked whether they are there and what they offer, ms. */
const REFRESH = 30_000;

export type Catalogue = {
	/** The engines a site may use; models first, the outline last. */
	list: (allowExternal: boolean) => Engine[];
	/**
	 * The engine of a model that this site may use.
	 * @throws {ProblemError} `unknown_model`, the same for a model that does not exist and one that is not allowed
	 */
	find: (id: string, allowExternal: boolean) => Engine;
	/** Asks the servers now. */
	refresh: () => Promise<void>;
	stop: () => void;
};

export type CatalogueOptions = {
	enginesFile: string | undefined;
	discover: boolean;
	ollamaHost: string | undefined;
	environment: Record<string, string | undefined>;
	clock: Clock;
	fetchServer: ServerFetch;
};

/**
 * The models of this service: those that the engines file names, those found on this host, and the outline.
 * @throws {EnginesFileError} when the file can't be used
 */
export function createCatalogue(options: CatalogueOptions): Catalogue {
	const configured = (options.enginesFile === undefined ? [] : readEnginesFile(options.enginesFile)).map((entry) =>
		configuredEngine(entry, options),
	);
	const discovered = new Map<Discovery['server'], { engines: Engine[]; answers: boolean }>();

	async function refresh(): Promise<void> {
		const [found] = await Promise.all([
			options.discover ? discoverModels(options.fetchServer, options.ollamaHost) : [],
			...configured.map((each) => each.check()),
		]);
		for (const { server, models } of found) {
			const known = discovered.get(server);
			if (!models) {
				// A server that is busy or restarting keeps its models, so that jobs which wait for them are not lost.
				if (known) known.answers = false;
				continue;
			}
			const entry: { engines: Engine[]; answers: boolean } = { engines: [], answers: true };
			entry.engines = models.map((model) =>
				openAiCompatibleEngine({
					...model,
					scope: 'self_hosted',
					clock: options.clock,
					available: () => entry.answers,
				}),
			);
			discovered.set(server, entry);
		}
	}

	function list(allowExternal: boolean): Engine[] {
		const named = configured.map((each) => each.engine);
		const found = [...discovered.values()].flatMap((entry) => entry.engines);
		const ids = new Set(named.map((engine) => engine.id));
		const all = [...named, ...found.filter((engine) => !ids.has(engine.id)), outlineEngine];
		return all.filter((engine) => allowExternal || engine.scope === 'self_hosted');
	}

	const stop = every(options.clock, REFRESH, refresh);
	return {
		list,
		find: (id, allowExternal) => {
			const engine = list(allowExternal).find((each) => each.id === id);
			if (engine) return engine;
			throw new ProblemError(
				'unknown_model',
				'There is no model of this name for this site. Choose one from /v1/catalog.',
				{
					errors: [{ path: 'model', message: 'is not offered to this site' }],
				},
			);
		},
		refresh,
		stop,
	};
}

function configuredEngine(
	entry: EngineEntry,
	options: CatalogueOptions,
): { engine: Engine; check: () => Promise<void> } {
	const apiKey = entry.api_key_env === undefined ? undefined : options.environment[entry.api_key_env];
	let reachable = true;
	const engine = openAiCompatibleEngine({
		id: entry.id,
		name: entry.name ?? entry.id,
		scope: entry.scope,
		baseUrl: entry.base_url.replace(/\/+$/, ''),
		model: entry.model ?? entry.id,
		clock: options.clock,
		available: () => reachable,
		...(apiKey === undefined ? {} : { apiKey }),
		...(entry.max_output_tokens === undefined ? {} : { maxOutputTokens: entry.max_output_tokens }),
	});
	return {
		engine,
		check: async () => {
			// A server of somebody else is never called but for a site's own request.
			if (entry.scope === 'external') return;
			const headers = apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` };
			reachable = (await options.fetchServer(`${entry.base_url.replace(/\/+$/, '')}/models`, headers)) !== undefined;
		},
	};
}
