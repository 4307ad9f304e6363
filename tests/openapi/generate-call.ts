import fc from 'fast-check';
import { arbitraryFromSchema } from './arbitrary-from-schema.ts';
import { bodySchema, type Operation } from './document.ts';
import { spoil } from './spoil.ts';

/** No answer is waited for longer; streams and long polls are cut. ms */
const PATIENCE = 10_000;

/** A request; `isSpoiled`: its body was made wrong on purpose. */
export type Call = {
	operation: Operation;
	path: string;
	headers: Record<string, string>;
	body: unknown;
	isSpoiled: boolean;
};

/** Besides random values: what a parameter of a name may be, and what a field of the body is half of the time. */
export type Names = {
	parameters: (name: string) => readonly string[];
	/** How often a parameter is one of these, where random values have 4. */
	weight?: number;
	fields?: Readonly<Record<string, string>>;
};

/** Requests to an operation: half with a body that fits, half with a spoiled one. */
export function generateCall(
	operation: Operation,
	{ parameters: namesOf, weight = 2, fields = {} }: Names,
): fc.Arbitrary<Call> {
	const schema = bodySchema(operation);
	const body = schema === undefined ? fc.constant(undefined) : withNames(arbitraryFromSchema(schema), fields);
	const chosen = body.chain((value) =>
		schema === undefined
			? fc.constant({ body: undefined, isSpoiled: false })
			: fc.oneof(
					fc.constant({ body: value, isSpoiled: false }),
					spoil(value).map((bad) => ({ body: bad, isSpoiled: true })),
				),
	);
	const parameters = operation.parameters.map(({ name, in: place, required, schema: of }) =>
		fc.tuple(
			fc.constant({ name, place }),
			fc.oneof(
				{ weight: 4, arbitrary: arbitraryFromSchema(of).map(String) },
				...oneOf(namesOf(name), weight),
				{ weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 50 }) },
				...(required ? [] : [{ weight: 4, arbitrary: fc.constant(undefined) }]),
			),
		),
	);
	return fc.tuple(chosen, fc.tuple(...parameters)).map(([{ body: sent, isSpoiled }, values]) => {
		let path = operation.path;
		const query = new URLSearchParams();
		const headers: Record<string, string> = {};
		for (const [{ name, place }, value] of values) {
			if (place === 'path') path = path.replace(`{${name}}`, encodeURIComponent((value ?? 'x').toWellFormed()) || 'x');
			else if (value !== undefined && place === 'query') query.set(name, value);
			else if (value !== undefined) headers[name] = value.replace(/[^\x20-\x7e]/g, '?').trim();
		}
		return { operation, path: query.size > 0 ? `${path}?${query}` : path, headers, body: sent, isSpoiled };
	});
}

function oneOf(names: readonly string[], weight: number) {
	return names.length === 0 ? [] : [{ weight, arbitrary: fc.constantFrom(...names) }];
}

/** Bodies in which, half of the time, fields that name something name what there is. */
function withNames(body: fc.Arbitrary<unknown>, names: Readonly<Record<string, string>>): fc.Arbitrary<unknown> {
	return fc.tuple(body, fc.boolean()).map(([value, isNamed]) => {
		if (!isNamed || typeof value !== 'object' || value === null || Array.isArray(value)) return value;
		return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, names[name] ?? field]));
	});
}

/** The request with what there is now in the place of its stand-ins, such as `@job`. */
export function fillCall(call: Call, known: ReadonlyMap<string, string>): Call {
	const fill = (text: string) => [...known].reduce((filled, [name, value]) => filled.replaceAll(name, value), text);
	const body: unknown = call.body === undefined ? undefined : JSON.parse(fill(JSON.stringify(call.body)));
	return { ...call, path: fill(call.path.replaceAll('%40', '@')), body };
}

/** Sends a request as it is. */
export function sendCall(
	url: string,
	{ operation, path, headers, body }: Call,
	authorization: string | undefined,
): Promise<Response> {
	return fetch(`${url}${path}`, {
		method: operation.method,
		redirect: 'manual',
		signal: AbortSignal.timeout(PATIENCE),
		headers: {
			...headers,
			...(body === undefined ? {} : { 'content-type': 'application/json' }),
			...(authorization === undefined ? {} : { authorization }),
		},
		...(body === undefined ? {} : { body: JSON.stringify(body) }),
	});
}
