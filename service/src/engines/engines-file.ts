import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { EnginesFile } from './engines-schema.ts';
import { isPrivateHost } from './host-scope.ts';
import { PROVIDERS } from './providers.ts';

export type EngineEntry = z.output<typeof EnginesFile>['models'][number];

/** The engines file can't be used. The message says where and why. */
export class EnginesFileError extends Error {
	constructor(message: string) {
		super(message);
		this.name = 'EnginesFileError';
	}
}

/**
 * Reads the engines file.
 * @throws {EnginesFileError} when it is missing, no JSON, not of the schema, or its models contradict each other
 */
export function readEnginesFile(path: string): EngineEntry[] {
	let text: string;
	try {
		text = readFileSync(path, 'utf8');
	} catch (error) {
		throw new EnginesFileError(`${path} can’t be read: ${error instanceof Error ? error.message : 'unknown error'}`);
	}
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
	const problem = contradictionIn(parsed.data.models);
	if (problem !== undefined) throw new EnginesFileError(`${path}: ${problem}`);
	return parsed.data.models;
}

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
		if (model.engine in PROVIDERS && scopeOf(model) === 'self_hosted' && !isOwnGateway(model)) {
			return `"${model.id}" says self_hosted, but the text would be made by another company: leave scope out, or set base_url to a gateway at a private address`;
		}
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
