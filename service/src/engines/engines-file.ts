import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { SetupError } from '../platform/setup-error.ts';
import { EnginesFile } from './engines-schema.ts';
import { isProxied } from './environment-proxy.ts';
import { isCompanyHost, isPrivateHost } from './host-scope.ts';
import { PROVIDERS } from './providers.ts';

export type EngineEntry = z.output<typeof EnginesFile>['models'][number];

/** The engines file can't be used. The message says where and why. */
export class EnginesFileError extends SetupError {
	constructor(message: string) {
		super(message);
		this.name = 'EnginesFileError';
	}
}

/**
 * Reads the engines file.
 * @param environment where a proxy may be named: what is self_hosted must not travel through one
 * @throws {EnginesFileError} when it is missing, no JSON, not of the schema, or its models contradict each other
 */
export function readEnginesFile(path: string, environment: Record<string, string | undefined>): EngineEntry[] {
	// Some editors begin a file with a mark of its encoding.
	const text = readText(path).replace(/^\uFEFF/, '');
	let content: unknown;
	try {
		content = JSON.parse(text);
	} catch (error) {
		// The engine's own message quotes what stands there, which may be a key in the wrong place.
		const place = /line \d+ column \d+/.exec(error instanceof Error ? error.message : '')?.[0];
		throw new EnginesFileError(`${path} is not JSON${place === undefined ? '' : ` (${place})`}`);
	}
	const parsed = EnginesFile.safeParse(content);
	if (!parsed.success) throw new EnginesFileError(`${path} is not right:\n${z.prettifyError(parsed.error)}`);
	const { models } = parsed.data;
	const problem = contradictionIn(models) ?? models.map((model) => placeProblem(model, environment)).find(isText);
	if (problem !== undefined) throw new EnginesFileError(`${path}: ${problem}`);
	return models;
}

function readText(path: string): string {
	try {
		return readFileSync(path, 'utf8');
	} catch (error) {
		const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
		const reasons: Record<string, string> = {
			ENOENT: 'does not exist',
			ENOTDIR: 'does not exist',
			EISDIR: 'is a folder, not a file',
			EACCES: 'can’t be read by this user',
			EPERM: 'can’t be read by this user',
		};
		const reason = reasons[code] ?? `can’t be read (${code})`;
		throw new EnginesFileError(`the engines file ${path} ${reason}: set DRAFTSMITH_ENGINES to the file of your models`);
	}
}

const isText = (problem: string | undefined): problem is string => problem !== undefined;

/** Where a model's text is made. A company's own address can only be external; the schema asks the others. */
export function scopeOf(entry: EngineEntry): 'self_hosted' | 'external' {
	if (entry.engine === 'llama-cpp') return 'self_hosted';
	return entry.scope ?? 'external';
}

/** What no schema can say: it concerns several models, or an address. `undefined` when there is nothing wrong. */
function contradictionIn(models: EngineEntry[]): string | undefined {
	const byId = new Map(models.map((model) => [model.id, model]));
	const ids = models.map((model) => model.id);
	if (byId.has('outline')) return 'the id "outline" belongs to the built-in outline: choose another';
	const twice = ids.find((id, index) => ids.indexOf(id) !== index);
	if (twice !== undefined) return `the id "${twice}" is used twice`;
	for (const model of models) {
		for (const id of model.fallbacks) {
			const fallback = byId.get(id);
			if (!fallback) return `"${model.id}" names the fallback "${id}", which is no id of this file`;
			if (scopeOf(fallback) !== scopeOf(model)) {
				return `"${model.id}" is ${scopeOf(model)} and its fallback "${id}" is ${scopeOf(fallback)}: a fallback must not change where the text is made`;
			}
		}
	}
	const circle = models.find((model) => leadsTo(model.id, model.id, byId));
	return circle && `the fallbacks of "${circle.id}" lead back to itself`;
}

/** Names of Ollama's models that are run at ollama.com. */
const OLLAMA_CLOUD = /[-:]cloud$/;

/** Why the text of a model that says self_hosted would pass through other hands. */
function placeProblem(model: EngineEntry, environment: Record<string, string | undefined>): string | undefined {
	if (model.engine === 'llama-cpp' || scopeOf(model) === 'external') return undefined;
	const isCompany = model.base_url !== undefined && isCompanyHost(model.base_url);
	if (isCompany || (model.engine in PROVIDERS && !isOwnGateway(model)))
		return `"${model.id}" says self_hosted, but the text would be made by another company: say external, or set base_url to a server of yours at a private address`;
	if (OLLAMA_CLOUD.test(model.model ?? model.id))
		return `"${model.id}" says self_hosted, but Ollama runs models whose name ends in "cloud" at ollama.com: say external, or choose a model that runs here`;
	if (model.base_url === undefined || !isProxied(model.base_url, environment)) return undefined;
	return `"${model.id}" says self_hosted, but its prompts would go through the proxy that the environment names (NODE_USE_ENV_PROXY): add ${new URL(model.base_url).hostname} to NO_PROXY`;
}

function isOwnGateway(model: EngineEntry): boolean {
	return model.engine !== 'llama-cpp' && model.base_url !== undefined && isPrivateHost(model.base_url);
}

function leadsTo(target: string, from: string, byId: Map<string, EngineEntry>): boolean {
	const seen = new Set<string>();
	const open = [...(byId.get(from)?.fallbacks ?? [])];
	for (let id = open.pop(); id !== undefined; id = open.pop()) {
		if (id === target) return true;
		if (seen.has(id)) continue;
		seen.add(id);
		open.push(...(byId.get(id)?.fallbacks ?? []));
	}
	return false;
}
