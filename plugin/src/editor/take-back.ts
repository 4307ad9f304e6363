import type { PostAttributes, PostEdits } from '@wordpress/editor';
import type { Insertion } from '../store/types.ts';
import { isDraftLike } from './post-status.ts';

/** Reads one attribute of the post as it is edited now. */
type Read = <Name extends keyof PostAttributes>(name: Name) => PostAttributes[Name] | undefined;

function copy<Name extends keyof PostAttributes>(
	to: Partial<PostAttributes>,
	name: Name,
	value?: PostAttributes[Name],
) {
	if (value !== undefined) to[name] = value;
}

const names = ['title', 'excerpt', 'slug', 'tags', 'categories', 'date', 'draftsmith_job'] as const;

/** The values that the post has now where `edits` have one. */
export function valuesNow(read: Read, edits: PostEdits): PostEdits {
	const now: PostEdits = {};
	for (const name of names) if (name in edits) copy(now, name, read(name));
	const { meta } = edits;
	if (meta) {
		const all = read('meta') ?? {};
		now.meta = Object.fromEntries(Object.keys(meta).map((key) => [key, all[key]]));
	}
	return now;
}

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/**
 * The edits that take an insert back: what was changed since stays as it is. The status that the post has at the site
 * (`savedStatus`) never changes by it; one that was wished for and is not saved yet is given up, with its date.
 */
export function takeBackEdits(
	{ before, after }: Insertion,
	now: PostEdits,
	savedStatus: string | undefined,
): PostEdits {
	const { date, meta, ...rest } = before;
	const edits: PostEdits = { ...rest };
	for (const name of names) if (name in edits && !isSame(now[name], after[name])) delete edits[name];
	if (meta && isSame(now.meta, after.meta)) edits.meta = meta;
	if (after.status !== undefined && savedStatus !== undefined && isDraftLike(savedStatus)) {
		edits.status = savedStatus;
		if (date !== undefined) edits.date = date;
	}
	return edits;
}
