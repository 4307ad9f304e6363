import type { Cells } from './columns.ts';
import type { Defaults, Known, ReadRow } from './read-row.ts';
import { readRow } from './read-row.ts';

/** A row that was read, with the planned date that it was read with. */
interface Kept {
	date: string | null;
	read: ReadRow;
}

/** What reads a row: `date` is the one that a plan gives it, null for none. `now`: milliseconds since 1970. */
export type RowReader = (cells: Cells, date: string | null, now: number) => ReadRow;

/**
 * Makes what reads rows by these defaults, and reads no row twice: of ten thousand only the one that somebody writes in is read
 * again. A row whose date has come meanwhile is read again too.
 */
export function rowReader(known: Omit<Known, 'now'>, defaults: Defaults): RowReader {
	const kept = new WeakMap<Cells, Kept>();
	return (cells, date, now) => {
		const before = kept.get(cells);
		const due = before?.read.request?.post_date;
		if (before?.date === date && (due === undefined || Date.parse(due) > now)) return before.read;
		const whole = date === null ? cells : { ...cells, post_date: date, post_status: 'future' };
		const read = readRow(whole, defaults, { ...known, now });
		kept.set(cells, { date, read });
		return read;
	};
}
