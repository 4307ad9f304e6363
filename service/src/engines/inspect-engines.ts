import { type CatalogueOptions, createCatalogue } from './catalogue.ts';
import { type ConfiguredEngine, configuredEngine, type ServerState } from './configured-engine.ts';
import { EnginesFileError, readEnginesFile } from './engines-file.ts';
import { isPrivateHost } from './host-scope.ts';

/** One thing that was found about the models, in words for the operator. */
export type EngineFinding = { level: 'ok' | 'warning' | 'error'; text: string };

/**
 * Looks at the engines file and at the servers of this operator, and says of each model whether it can write. Servers of others
 * are not called.
 */
export async function inspectEngines(options: CatalogueOptions): Promise<EngineFinding[]> {
	try {
		const entries = options.enginesFile === undefined ? [] : readEnginesFile(options.enginesFile);
		const configured = await Promise.all(entries.map((entry) => inspect(configuredEngine(entry, options))));
		const found = await inspectDiscovered(options, new Set(entries.map((entry) => entry.id)));
		if (configured.length + found.length > 0) return [...configured.flat(), ...found];
	} catch (error) {
		if (!(error instanceof EnginesFileError)) throw error;
		return [{ level: 'error', text: error.message }];
	}
	return [
		{
			level: 'warning',
			text: 'no model yet, only the outline: start Ollama or llama.cpp’s server on this host, or name one in DRAFTSMITH_ENGINES',
		},
	];
}

async function inspect(configured: ConfiguredEngine): Promise<EngineFinding[]> {
	const { engine, missingKey } = configured;
	const name = `model ${engine.id} (${engine.scope})`;
	const problems = [
		missingKey === undefined ? undefined : `has no key: set the environment variable ${missingKey}`,
		// Without its key a server's answer says nothing.
		missingKey === undefined ? problemOf(await configured.check(), configured) : undefined,
		addressProblem(configured),
	].filter((problem) => problem !== undefined);
	if (problems.length === 0) return [{ level: 'ok', text: name }];
	return problems.map((problem) => ({ level: 'warning', text: `${name}: ${problem}` }));
}

function problemOf(state: ServerState, { engine, entry }: ConfiguredEngine): string | undefined {
	if (state === 'silent') return 'its server does not answer: is it running, and is base_url right?';
	if (state === 'without-model')
		return `its server does not list "${entry.model ?? entry.id}": set model to a name that it lists`;
	if (engine.available()) return undefined;
	return 'it can’t be loaded: llama.cpp is not installed, or the file of the model is not there (draftsmith models pull)';
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
