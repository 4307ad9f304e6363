import { type CatalogueOptions, createCatalogue } from './catalogue.ts';
import { type ConfiguredEngine, configuredEngine, type ServerState } from './configured-engine.ts';
import { discoveryProblems } from './discover.ts';
import { EnginesFileError, readEnginesFile } from './engines-file.ts';
import { isPrivateHost } from './host-scope.ts';

/** One thing that was found about the models, in words for the operator. */
export type EngineFinding = { level: 'ok' | 'warning' | 'error'; text: string };

const NO_MODEL: EngineFinding = {
	level: 'warning',
	text: 'no model yet, only the outline: start Ollama or llama.cpp’s server on this host, or name one in DRAFTSMITH_ENGINES',
};

/**
 * Looks at the engines file and at the servers of this operator, and says of each model whether it can write. Servers of others
 * are not called.
 */
export async function inspectEngines(options: CatalogueOptions): Promise<EngineFinding[]> {
	try {
		const entries = options.enginesFile === undefined ? [] : readEnginesFile(options.enginesFile, options.environment);
		const configured = await Promise.all(entries.map((entry) => inspect(configuredEngine(entry, options))));
		const found = await inspectDiscovered(options, new Set(entries.map((entry) => entry.id)));
		const skipped = options.discover ? discoveryProblems(options.ollamaHost, options.environment) : [];
		const warnings = skipped.map((text) => ({ level: 'warning' as const, text }));
		if (configured.length + found.length > 0) return [...configured.flat(), ...found, ...warnings];
		return [...warnings, NO_MODEL];
	} catch (error) {
		if (!(error instanceof EnginesFileError)) throw error;
		return [{ level: 'error', text: error.message }];
	}
}

async function inspect(configured: ConfiguredEngine): Promise<EngineFinding[]> {
	const { engine } = configured;
	const name = `model ${engine.id} (${engine.scope})`;
	const problem = configured.problem();
	// Without its key a server's answer says nothing.
	const answer = problem === undefined ? stateProblem(await configured.check(), configured) : undefined;
	const problems = [problem, answer, addressProblem(configured)].filter((each) => each !== undefined);
	if (problems.length === 0) return [{ level: 'ok', text: name }];
	return problems.map((each) => ({ level: 'warning', text: `${name}: ${each}` }));
}

function stateProblem(state: ServerState, { entry }: ConfiguredEngine): string | undefined {
	const texts: Record<ServerState, string | undefined> = {
		answers: undefined,
		unasked: undefined,
		silent: 'its server does not answer: is it running, and is base_url right?',
		failing: 'its server answers that it fails (5xx): look at its log',
		redirects: 'its server answers with a redirect, which is not followed: set base_url to where it leads',
		'refuses-key': 'its server refuses the service (401 or 403): check the key, and api_key_env',
		'without-model': `its server does not list "${entry.model ?? entry.id}": set model to a name that it lists`,
	};
	return texts[state];
}

/** What is odd about where a model's server is. */
function addressProblem({ engine, entry }: ConfiguredEngine): string | undefined {
	if (entry.engine === 'llama-cpp' || entry.base_url === undefined || isPrivateHost(entry.base_url)) return undefined;
	const { hostname, protocol } = new URL(entry.base_url);
	if (engine.scope === 'self_hosted')
		return `it says self_hosted, but ${hostname} is an address of the public internet: if another company runs it, its scope is external`;
	if (protocol === 'http:') return `prompts and the key would travel unencrypted to ${hostname}: use https`;
	return undefined;
}

async function inspectDiscovered(options: CatalogueOptions, named: Set<string>): Promise<EngineFinding[]> {
	const catalogue = createCatalogue({ ...options, enginesFile: undefined });
	await catalogue.refresh();
	await catalogue.stop();
	const engines = catalogue.list(false).filter((engine) => engine.kind !== 'outline' && !named.has(engine.id));
	return engines.map((engine) => ({ level: 'ok', text: `model ${engine.id} (${engine.scope}), found on this host` }));
}
