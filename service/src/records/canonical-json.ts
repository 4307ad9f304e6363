/**
 * A value as JSON in the one form that everybody gives it: keys sorted by UTF-16 code units, no spaces (RFC 8785). What JSON
 * leaves out (`undefined`) is left out here too.
 */
export function canonicalJson(value: unknown): string {
	if (Array.isArray(value)) return `[${value.map((each: unknown) => canonicalJson(each ?? null)).join(',')}]`;
	if (typeof value !== 'object' || value === null) return JSON.stringify(value);
	const members = Object.entries(value)
		.filter(([, each]) => each !== undefined)
		.sort(([one], [other]) => (one < other ? -1 : 1))
		.map(([name, each]) => `${JSON.stringify(name)}:${canonicalJson(each)}`);
	return `{${members.join(',')}}`;
}
