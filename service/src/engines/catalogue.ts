import { type Clock, every } from '../platform/clock.ts';
import { ProblemError } from '../platform/problem.ts';
import { jitter } from '../platform/random.ts';
import type { ServerFetch } from '../platform/server-fetch.ts';
import { configuredEngine, defaultConcurrency } from './configured-engine.ts';
import { DEFAULT_CONNECT_TIMEOUT, DEFAULT_DEADLINES } from './deadlines.ts';
import { type DiscoveredModel, type Discovery, discoverModels } from './discover.ts';
import type { Engine } from './engine.ts';
import { readEnginesFile } from './engines-file.ts';
import { guardEngine } from './guard.ts';
import { openAiCompatibleEngine } from './openai-compatible.ts';
import { outlineEngine } from './outline-engine.ts';
import { routeOf } from './route.ts';

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
	/**
	 * The model and its fallbacks, in the order in which to ask them: those that this site may use, of the model's own scope.
	 * Empty when the model itself is not there or not allowed. Fallbacks of fallbacks are not followed.
	 */
	route: (id: string, allowExternal: boolean) => Engine[];
	/** Asks the servers now; who comes while they are being asked waits for the same answers. */
	refresh: () => Promise<void>;
	/** Asks no more, and ends what runs for an engine. */
	stop: () => Promise<void>;
};

export type CatalogueOptions = {
	enginesFile: string | undefined;
	dataFolder: string;
	discover: boolean;
	ollamaHost: string | undefined;
	environment: Record<string, string | undefined>;
	clock: Clock;
	fetchServer: ServerFetch;
};

/** A server found on this host, and whether it answered when last asked. */
type FoundServer = { engines: Engine[]; answers: boolean };

/**
 * The models of this service: those that the engines file names, those found on this host, and the outline. Each is guarded: a
 * number of requests at a time, and a pause when it keeps failing.
 * @throws {EnginesFileError} when the file can't be used
 */
export function createCatalogue(options: CatalogueOptions): Catalogue {
	const { clock } = options;
	const configured = (
		options.enginesFile === undefined ? [] : readEnginesFile(options.enginesFile, options.environment)
	).map((entry) => {
		const { engine, concurrency, check, stop } = configuredEngine(entry, options);
		return { engine: guardEngine(engine, { clock, jitter, concurrency }), check, stop };
	});
	const discovered = new Map<Discovery['server'], FoundServer>();

	let refreshing: Promise<void> | undefined;

	/** Many may want to know at once; the servers are asked once. */
	function refresh(): Promise<void> {
		refreshing ??= askServers().finally(() => {
			refreshing = undefined;
		});
		return refreshing;
	}

	async function askServers(): Promise<void> {
		const [found] = await Promise.all([
			options.discover ? discoverModels(options.fetchServer, options.ollamaHost, options.environment) : [],
			...configured.map((each) => each.check()),
		]);
		for (const { server, models } of found) {
			const known = discovered.get(server) ?? { engines: [], answers: false };
			// A server that is busy or restarting keeps its models, so that jobs which wait for them are not lost.
			known.answers = models !== undefined;
			if (models === undefined) continue;
			// A model that was there already keeps its engine: who waits in its queue waits on.
			known.engines = models.map(
				(model) => known.engines.find((engine) => engine.id === model.id) ?? discoveredEngine(model, known, clock),
			);
			discovered.set(server, known);
		}
	}

	function list(allowExternal: boolean): Engine[] {
		const named = configured.map((each) => each.engine);
		const found = [...discovered.values()].flatMap((server) => server.engines);
		const ids = new Set(named.map((engine) => engine.id));
		const all = [...named, ...found.filter((engine) => !ids.has(engine.id)), outlineEngine];
		return all.filter((engine) => allowExternal || engine.scope === 'self_hosted');
	}

	const route = (id: string, allowExternal: boolean) => routeOf(id, list(allowExternal));

	const stopRefreshing = every(clock, REFRESH, refresh);
	return {
		list,
		route,
		find: (id, allowExternal) => {
			const [engine] = route(id, allowExternal);
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
		stop: async () => {
			stopRefreshing();
			await Promise.all(configured.map((each) => each.stop()));
		},
	};
}

function discoveredEngine(model: DiscoveredModel, server: FoundServer, clock: Clock): Engine {
	const engine = openAiCompatibleEngine({
		...model,
		scope: 'self_hosted',
		fallbacks: [],
		price: undefined,
		apiKey: undefined,
		maxOutputTokens: undefined,
		contextTokens: undefined,
		thinkingTokens: 0,
		connectTimeout: DEFAULT_CONNECT_TIMEOUT,
		deadlines: DEFAULT_DEADLINES,
		clock,
		available: () => server.answers,
	});
	return guardEngine(engine, { clock, jitter, concurrency: defaultConcurrency('self_hosted') });
}
