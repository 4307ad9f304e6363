import { ProviderScope } from '@draftsmith/shared';
import { z } from 'zod';

const seconds = (most: number) => z.number().positive().max(most).optional();
const url = z
	.url({ protocol: /^https?$/ })
	.refine(isPlain, 'must have no name, password, question mark or hash: a key belongs into api_key_env');

function isPlain(address: string): boolean {
	if (!URL.canParse(address)) return true;
	const { username, password } = new URL(address);
	return username === '' && password === '' && !/[?#]/.test(address);
}

/** Fields of every model. Prices and times are in the units that people write; `configured-engine.ts` converts them. */
const common = {
	id: z.string().min(1).max(200).meta({ description: 'The public name of the model; jobs name it.' }),
	name: z.string().min(1).max(200).optional().meta({ description: 'What people see; the id when left out.' }),
	max_output_tokens: z
		.number()
		.int()
		.min(1)
		.optional()
		.meta({ description: 'The most to ask of the model in one request, thoughts included.' }),
	context_tokens: z.number().int().min(512).optional().meta({
		description: 'What the model can hold, read and written together. Told it, the service leaves room for the prompt.',
	}),
	fallbacks: z.array(z.string().min(1)).max(10).default([]).meta({
		description: 'Ids of this file to ask, in this order, when the model can’t write now. Of the same scope.',
	}),
	price: z
		.strictObject({
			input_usd_per_million: z.number().min(0).max(100_000),
			output_usd_per_million: z.number().min(0).max(100_000),
		})
		.optional()
		.meta({ description: 'What a million tokens cost, for quotes. Left out: not known.' }),
	concurrency: z
		.number()
		.int()
		.min(1)
		.max(1000)
		.optional()
		.meta({ description: 'Requests at the same time; 2 when self_hosted and 8 when external, when left out.' }),
};

const timeouts = {
	first_chunk: seconds(280).meta({ description: 'Until the first token; 180.' }),
	silence: seconds(280).meta({ description: 'Between two tokens; 60.' }),
	total: seconds(21_600).meta({ description: 'For one whole answer; 1800.' }),
};

const thinking_tokens = z
	.number()
	.int()
	.min(0)
	.max(100_000)
	.optional()
	.meta({ description: 'Allowed beside the text, for a model that thinks before it writes.' });

const remote = {
	model: z.string().min(1).optional().meta({ description: 'The name on the server; the id when left out.' }),
	api_key_env: z
		.string()
		.regex(/^[A-Za-z_][A-Za-z0-9_]*$/, 'must be the name of an environment variable, not a key')
		.optional()
		.meta({ description: 'The environment variable that holds the key. The key itself never stands in this file.' }),
	thinking_tokens,
	timeouts: z
		.strictObject({
			connect: seconds(10).meta({ description: 'Until the connection is made, name and TLS included; 10.' }),
			...timeouts,
		})
		.optional()
		.meta({ description: 'Seconds.' }),
};

const OpenAiCompatible = z.strictObject({
	...common,
	...remote,
	engine: z.literal('openai-compatible'),
	scope: ProviderScope.meta({
		description: 'Where the text is made: on a machine of your own, or at another company.',
	}),
	base_url: url.meta({ description: 'The server’s address up to and with /v1.' }),
});

const provider = <Kind extends string>(kind: Kind) =>
	z.strictObject({
		...common,
		...remote,
		engine: z.literal(kind),
		scope: ProviderScope.optional().meta({
			description: 'external, unless base_url leads to a gateway of your own at a private address.',
		}),
		base_url: url.optional().meta({ description: 'The company’s own address when left out.' }),
	});

/** One name of a file: it leads to no other folder. */
const FILE_NAME = /^(?!\.\.?$)[^/\\\0]+$/;

const LlamaCpp = z
	.strictObject({
		...common,
		engine: z.literal('llama-cpp'),
		scope: z.literal('self_hosted').optional(),
		model: z
			.string()
			.regex(FILE_NAME, 'must be a name, not a path; for a path there is model_path')
			.optional()
			.meta({ description: 'The name of a model that `draftsmith models pull` brought; the id when left out.' }),
		model_path: z.string().min(1).optional().meta({
			description: 'A GGUF file, instead of `model`; a relative path begins at the folder of this file.',
		}),
		threads: z
			.number()
			.int()
			.min(1)
			.max(512)
			.optional()
			.meta({ description: 'Of the processor; one less than it has cores when left out.' }),
		parallel: z.number().int().min(1).max(64).optional().meta({ description: 'Texts written at the same time; 1.' }),
		thinking_tokens,
		timeouts: z.strictObject(timeouts).optional().meta({ description: 'Seconds.' }),
	})
	.refine((entry) => entry.model === undefined || entry.model_path === undefined, {
		path: ['model_path'],
		error: 'stands beside model: name one of them',
	})
	.refine((entry) => entry.model !== undefined || entry.model_path !== undefined || FILE_NAME.test(entry.id), {
		path: ['id'],
		error: 'can’t be the name of a file: set model or model_path',
	});

/** The file that `DRAFTSMITH_ENGINES` names. Keys of providers are not in it: `api_key_env` names an environment variable. */
export const EnginesFile = z.strictObject({
	$schema: z.string().optional(),
	models: z
		.array(
			z.discriminatedUnion('engine', [
				OpenAiCompatible,
				provider('openai'),
				provider('anthropic'),
				provider('google'),
				provider('xai'),
				provider('deepseek'),
				LlamaCpp,
			]),
		)
		.min(1),
});

/** The same as JSON Schema, for editors of JSON: `docs/engines.schema.json` holds it. */
export function enginesJsonSchema(): unknown {
	return z.toJSONSchema(EnginesFile, { io: 'input', target: 'draft-2020-12' });
}
