import fc from 'fast-check';
import { z } from 'zod';
import type { JsonSchema } from './document.ts';

const Keywords = z.looseObject({
	type: z.union([z.string(), z.array(z.string())]).optional(),
	enum: z.array(z.unknown()).optional(),
	const: z.unknown().optional(),
	anyOf: z.array(z.record(z.string(), z.unknown())).optional(),
	oneOf: z.array(z.record(z.string(), z.unknown())).optional(),
	properties: z.record(z.string(), z.record(z.string(), z.unknown())).optional(),
	required: z.array(z.string()).optional(),
	items: z.record(z.string(), z.unknown()).optional(),
	minItems: z.number().optional(),
	maxItems: z.number().optional(),
	minLength: z.number().optional(),
	maxLength: z.number().optional(),
	pattern: z.string().optional(),
	format: z.string().optional(),
	minimum: z.number().optional(),
	maximum: z.number().optional(),
	exclusiveMinimum: z.number().optional(),
});
type Keywords = z.infer<typeof Keywords>;

/** Texts longer than this find nothing that shorter ones do not; limits are met by `longerThan`. */
const LONGEST_TEXT = 300;

/** Values that fit a JSON Schema, as far as its keywords here say. */
export function arbitraryFromSchema(schema: JsonSchema): fc.Arbitrary<unknown> {
	const keywords = Keywords.parse(schema);
	const choices = keywords.anyOf ?? keywords.oneOf;
	if (choices) return fc.oneof(...choices.map(arbitraryFromSchema));
	if (keywords.enum) return fc.constantFrom(...keywords.enum);
	if (keywords.const !== undefined) return fc.constant(keywords.const);
	const types = Array.isArray(keywords.type) ? keywords.type : [keywords.type ?? 'any'];
	return fc.oneof(...types.map((type) => ofType(type, keywords)));
}

function ofType(type: string, keywords: Keywords): fc.Arbitrary<unknown> {
	switch (type) {
		case 'string':
			return text(keywords);
		case 'integer':
			return fc.integer(range(keywords));
		case 'number':
			return fc.double({ ...range(keywords), noNaN: true });
		case 'boolean':
			return fc.boolean();
		case 'null':
			return fc.constant(null);
		case 'array':
			return fc.array(arbitraryFromSchema(keywords.items ?? {}), {
				minLength: keywords.minItems ?? 0,
				maxLength: Math.min(keywords.maxItems ?? 4, (keywords.minItems ?? 0) + 4),
			});
		case 'object':
			return object(keywords);
		default:
			return fc.jsonValue();
	}
}

function object({ properties = {}, required = [] }: Keywords): fc.Arbitrary<unknown> {
	const fields = Object.entries(properties).map(([name, schema]) => [name, arbitraryFromSchema(schema)] as const);
	return fc.record(Object.fromEntries(fields), { requiredKeys: required.filter((name) => name in properties) });
}

function text({ minLength = 0, maxLength = LONGEST_TEXT, pattern, format }: Keywords): fc.Arbitrary<string> {
	if (format === 'email') return fc.emailAddress();
	if (format === 'uri') return fc.webUrl();
	if (format === 'date-time') return fc.date({ noInvalidDate: true }).map((date) => date.toISOString());
	if (pattern !== undefined) {
		try {
			return fc.stringMatching(new RegExp(pattern, /\\p\{/i.test(pattern) ? 'u' : ''));
		} catch {
			return fc.string({ minLength, maxLength: Math.min(maxLength, LONGEST_TEXT) });
		}
	}
	const size = { minLength, maxLength: Math.max(minLength, Math.min(maxLength, LONGEST_TEXT)) };
	return fc.oneof(fc.string({ ...size, unit: 'grapheme' }), fc.string({ ...size, unit: 'binary' }), fc.string(size));
}

function range({ minimum, exclusiveMinimum, maximum }: Keywords): { min: number; max: number } {
	return { min: minimum ?? (exclusiveMinimum ?? -1001) + 1, max: maximum ?? 1_000_000 };
}
