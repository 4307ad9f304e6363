import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { systemClock } from '@draftsmith/service/clock';
import { createCatalogue, type Engine } from '@draftsmith/service/engines';
import type { Usage } from '@draftsmith/shared';

export type OpenEngine = { engine: Engine; close: () => Promise<void> };

/** The engine of one entry of an engines file, as the service makes it, with the one key that there is. */
export async function openEngine(entry: Record<string, unknown>): Promise<OpenEngine> {
	const folder = mkdtempSync(join(tmpdir(), 'draftsmith-engine-'));
	const enginesFile = join(folder, 'engines.json');
	const id = 'fake';
	writeFileSync(enginesFile, JSON.stringify({ models: [{ id, model: 'fake-model', ...entry }] }));
	const catalogue = createCatalogue({
		enginesFile,
		dataFolder: folder,
		discover: false,
		ollamaHost: undefined,
		environment: { FAKE_KEY: 'sk-CANARY-KEY' },
		clock: systemClock,
		fetchServer: async () => undefined,
	});
	return {
		engine: catalogue.find(id, true),
		close: async () => {
			await catalogue.stop();
			rmSync(folder, { recursive: true });
		},
	};
}

/** The models of an Ollama server, as the service finds them by itself. */
export async function openFound(
	baseUrl: string,
	names: string[],
): Promise<{ find: (id: string) => Engine; close: () => Promise<void> }> {
	const address = new URL(baseUrl);
	const catalogue = createCatalogue({
		enginesFile: undefined,
		dataFolder: tmpdir(),
		discover: true,
		ollamaHost: address.host,
		environment: {},
		clock: systemClock,
		fetchServer: async (url) =>
			url === `${address.origin}/api/tags`
				? { status: 200, document: { models: names.map((name) => ({ name })) } }
				: undefined,
	});
	await catalogue.refresh();
	return { find: (id) => catalogue.find(id, false), close: catalogue.stop };
}

/** What came of one text: all of it that came, what was thought for it, the last usage that was told, and what it ended with. */
export type Written = {
	text: string;
	thoughts: string;
	usage: Usage | undefined;
	error: unknown;
	milliseconds: number;
};

/** Lets an engine write about SECRET. */
export async function letWrite(engine: Engine, signal = new AbortController().signal): Promise<Written> {
	const begun = performance.now();
	const written: Written = { text: '', thoughts: '', usage: undefined, error: undefined, milliseconds: 0 };
	const brief = {
		title: 'SECRET',
		prompt: 'SECRET',
		language: 'en',
		content_type: 'article',
		tone: 'neutral',
		words: 100,
	} as const;
	const request = { brief, instructions: 'Write about SECRET.', prompt: 'SECRET', maxOutputTokens: 100 };
	try {
		for await (const piece of engine.write(request, signal)) {
			if (piece.type === 'text') written.text += piece.text;
			else if (piece.type === 'usage') written.usage = piece.usage;
			else if (piece.type === 'thoughts') written.thoughts += piece.text;
			else written.text = '';
		}
	} catch (error) {
		written.error = error;
	}
	written.milliseconds = performance.now() - begun;
	return written;
}

/** All that an error could give away, wherever it is kept. */
export function everythingIn(error: unknown): string {
	if (!(error instanceof Error)) return String(error);
	return [error.message, error.stack, JSON.stringify(error), String(error.cause), inspect(error, { depth: 20 })].join(
		' ',
	);
}
