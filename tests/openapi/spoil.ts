import fc from 'fast-check';

/** Values of every type, small and absurd. */
const anything = fc.oneof(
	fc.constantFrom<unknown>(
		null,
		true,
		0,
		-1,
		1e308,
		'',
		'null',
		[],
		{},
		[[[]]],
		'\u0000',
		'\ud800',
		'../../etc/passwd',
	),
	fc.string({ minLength: 20_000, maxLength: 20_001, unit: fc.constant('a') }),
	fc.jsonValue({ maxDepth: 3 }),
);

/** Names that a careless merge of objects would act upon, or that only the service may set. */
const strangeNames = fc.constantFrom(
	'__proto__',
	'constructor',
	'prototype',
	'plan',
	'quota',
	'account_id',
	'site_id',
	'state',
	'requests_per_day',
	'scopes',
	'toString',
);

/** A body with something wrong in it: a field of another kind, a field too many, one that is missing, or no object at all. */
export function spoil(body: unknown): fc.Arbitrary<unknown> {
	if (typeof body !== 'object' || body === null || Array.isArray(body)) return anything;
	const names = Object.keys(body);
	const added = fc.tuple(strangeNames, anything).map(([name, value]) => withField(body, name, value));
	if (names.length === 0) return fc.oneof(anything, added);
	const name = fc.constantFrom(...names);
	return fc.oneof(
		{ weight: 5, arbitrary: fc.tuple(name, anything).map(([changed, value]) => withField(body, changed, value)) },
		{ weight: 3, arbitrary: added },
		{
			weight: 2,
			arbitrary: name.map((missing) => Object.fromEntries(Object.entries(body).filter(([key]) => key !== missing))),
		},
		{ weight: 1, arbitrary: anything },
	);
}

/** An own field of any name; a plain assignment to `__proto__` would make none. */
function withField(body: object, name: string, value: unknown): object {
	return Object.defineProperty({ ...body }, name, { value, enumerable: true, configurable: true, writable: true });
}
