import { Id } from '@draftsmith/shared';
import { z } from 'zod';

/** What every list takes besides its filters. Numbers may be texts, as they are in an address or on a command line. */
export const PAGE = {
	limit: z.coerce.number().int().min(1).max(1000).default(50),
	after: Id.optional().meta({ description: 'The next_cursor of the page before.' }),
};

/**
 * Rows as one page of a list.
 * @param rows one more than `limit` where there are that many, so that it is known whether more follow
 */
export function toPage<Row, Item>(
	rows: readonly Row[],
	limit: number,
	toItem: (row: Row) => Item,
	cursorOf: (row: Row) => string,
): { data: Item[]; has_more: boolean; next_cursor: string | null } {
	const shown = rows.slice(0, limit);
	const last = shown.at(-1);
	const more = rows.length > limit;
	return { data: shown.map(toItem), has_more: more, next_cursor: more && last ? cursorOf(last) : null };
}
