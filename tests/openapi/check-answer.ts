import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { JsonSchema, Operation } from './document.ts';

const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats.default(ajv);
const validators = new WeakMap<JsonSchema, ValidateFunction>();

/** Whether a value fits a schema; the words are the validator's. */
export function complaint(schema: JsonSchema, value: unknown): string | undefined {
	let validate = validators.get(schema);
	if (!validate) {
		validate = ajv.compile(schema);
		validators.set(schema, validate);
	}
	return validate(value) ? undefined : ajv.errorsText(validate.errors);
}

/** What an answer does that its operation does not document; empty when there is nothing. */
export async function complaintsAbout(operation: Operation, response: Response): Promise<string[]> {
	if (response.status >= 500) return [`${response.status} is a failure of the service`];
	const documented = operation.responses[String(response.status)];
	if (!documented) return [`${response.status} is not documented`];
	const type = response.headers.get('content-type')?.split(';')[0] ?? '';
	const body = await response.text();
	const types = Object.keys(documented.content ?? {});
	if (types.length === 0) return body === '' ? [] : [`${response.status} should have no body`];
	const schema = documented.content?.[type]?.schema;
	if (!types.includes(type)) return [`${response.status} comes as ${type}, not ${types.join(' or ')}`];
	if (!schema || !type.endsWith('json')) return [];
	const wrong = complaint(schema, JSON.parse(body));
	return wrong === undefined ? [] : [`${response.status}: ${wrong}`];
}
