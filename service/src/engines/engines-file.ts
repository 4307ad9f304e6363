import { readFileSync } from 'node:fs';
import { ProviderScope } from '@draftsmith/shared';
import { z } from 'zod';

/** The file that `DRAFTSMITH_ENGINES` names. Keys of providers are not in it: `api_key_env` names an environment variable. */
const EnginesFile = z.strictObject({
	models: z
		.array(
			z.strictObject({
				id: z.string().min(1).max(200).meta({ description: 'The public name of the model; jobs name it.' }),
				name: z.string().min(1).max(200).optional().meta({ description: 'What people see; the id when left out.' }),
				engine: z.literal('openai-compatible'),
				scope: ProviderScope,
				base_url: z.url({ protocol: /^https?$/ }).meta({ description: 'The server’s address up to and with /v1.' }),
				model: z.string().min(1).optional().meta({ description: 'The name on the server; the id when left out.' }),
				api_key_env: z.string().min(1).optional(),
				max_output_tokens: z.number().int().min(1).optional(),
			}),
		)
		.min(1),
});
export type EngineEntry = z.infer<typeof EnginesFile>['models'][number];

/** The engines file can't be used. The message says where and why. */
export class EnginesFileError extends Error {
	constructor(message: string) {
		super(message);
		this.name = 'EnginesFileError';
	}
}

/**
 * Reads the engines file.
 * @throws {EnginesFileError} when it is missing, no JSON, or not of the schema
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
	const ids = parsed.data.models.map((model) => model.id);
	const twice = ids.find((id, index) => id === 'outline' || ids.indexOf(id) !== index);
	if (twice) throw new EnginesFileError(`${path}: the id "${twice}" is used twice`);
	return parsed.data.models;
}
