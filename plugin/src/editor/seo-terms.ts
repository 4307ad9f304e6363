/** A term of the site. */
export interface Term {
	id: number;
	/** Plain text. */
	name: string;
}

/** A suggested term. */
export interface SuggestedTerm {
	/** As the site writes it, where it has it. */
	name: string;
	/** Null when the site has no such term. */
	id: number | null;
}

function key(name: string): string {
	return name.replace(/\s+/g, ' ').trim().toLowerCase();
}

/** Suggested names with the terms that the site has for them. Case and white space do not count, and each term comes once. */
export function matchTerms(names: readonly string[], terms: readonly Term[]): SuggestedTerm[] {
	const byKey = new Map([...terms].reverse().map((term) => [key(term.name), term]));
	const suggested = new Map<string, SuggestedTerm>();
	for (const name of names) {
		if (key(name) === '') continue;
		const term = byKey.get(key(name));
		suggested.set(key(name), suggested.get(key(name)) ?? { name: term?.name ?? name.trim(), id: term?.id ?? null });
	}
	return [...suggested.values()];
}

/**
 * A post's categories with those that are added. The one that core gives a post which has none (`otherwise`) goes, as long as the post
 * is a draft and has no other: where somebody has chosen it, it stays.
 */
export function withCategories(
	now: readonly number[],
	added: readonly number[],
	otherwise: number,
	status: string | undefined,
): number[] {
	const isCores = now.length === 1 && now[0] === otherwise && (status === 'auto-draft' || status === 'draft');
	return [...new Set([...(isCores && added.length > 0 ? [] : now), ...added])];
}
