import { z } from 'zod';

/** A JSON Schema, as far as a fuzzer must know it. */
export type JsonSchema = { [keyword: string]: unknown };

const Schema: z.ZodType<JsonSchema> = z.record(z.string(), z.unknown());
const Content = z.record(z.string(), z.object({ schema: Schema.optional() }));
const Operation = z.object({
	security: z.array(z.record(z.string(), z.array(z.string()))).optional(),
	parameters: z
		.array(
			z.object({
				name: z.string(),
				in: z.enum(['path', 'query', 'header']),
				required: z.boolean().optional(),
				schema: Schema,
			}),
		)
		.default([]),
	requestBody: z.object({ required: z.boolean().optional(), content: Content }).optional(),
	responses: z.record(z.string(), z.object({ content: Content.optional() })),
});
const Document = z.object({ paths: z.record(z.string(), z.record(z.string(), Operation)) });

/** One documented operation: a method at a path. */
export type Operation = z.infer<typeof Operation> & { method: string; path: string };

/**
 * The operations that a running service documents at `/openapi.json`.
 * @throws ZodError when what is there is no OpenAPI 3.1 document
 */
export async function readOperations(url: string): Promise<Operation[]> {
	const document = Document.parse(await (await fetch(`${url}/openapi.json`)).json());
	return Object.entries(document.paths).flatMap(([path, operations]) =>
		Object.entries(operations).map(([method, operation]) => ({ ...operation, method: method.toUpperCase(), path })),
	);
}

/** Whether a key is asked for. */
export function isSecured(operation: Operation): boolean {
	return (operation.security ?? []).length > 0;
}

/** The schema of an operation's JSON body; undefined when it takes none. */
export function bodySchema(operation: Operation): JsonSchema | undefined {
	return operation.requestBody?.content['application/json']?.schema;
}
