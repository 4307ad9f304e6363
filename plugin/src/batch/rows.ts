import type { BatchRow, Estimate, Group } from './api.ts';
import type { Cells, Mapping } from './columns.ts';
import { FIELDS } from './columns.ts';
import type { SheetRecord } from './read-csv.ts';
import { mayAppear } from './read-row.ts';

/** A row before it is submitted: where it stands in the file, and its cells. */
export interface DraftRow {
	line: number;
	cells: Cells;
	/** What stands beyond the last column, as in a line with a separator in a text without quotes; mostly empty. */
	surplus: string;
}

/** How many columns a file has: as many as its first line, without those at its end that have no heading. */
export function countColumns(records: readonly SheetRecord[], hasHeadings: boolean): number {
	const first = records[0]?.cells ?? [];
	return hasHeadings ? first.findLastIndex((cell) => cell.trim() !== '') + 1 : first.length;
}

/** The records of a file as rows, without its headings. */
export function toRows(records: readonly SheetRecord[], mapping: Mapping, hasHeadings: boolean): DraftRow[] {
	const columns = countColumns(records, hasHeadings);
	return records.slice(hasHeadings ? 1 : 0).map(({ line, cells }) => ({
		line,
		surplus: cells
			.slice(columns)
			.map((cell) => cell.trim())
			.filter((cell) => cell !== '')
			.join(' · '),
		cells: Object.fromEntries(
			FIELDS.flatMap((field) => {
				const column = mapping[field];
				return column === undefined ? [] : [[field, cells[column] ?? '']];
			}),
		),
	}));
}

/** Whether a plan gives the row a date: it has none of its own, and is not to stay a draft, private or pending. */
const isToBePlanned = ({ cells }: DraftRow) =>
	(cells.post_date ?? '').trim() === '' && mayAppear(cells.post_status ?? '');

/** For each row the date that a plan gives it, of these in their order; null for none. */
export function plannedDates(rows: readonly DraftRow[], dates: readonly string[]): (string | null)[] {
	let next = 0;
	return rows.map((row) => {
		if (!isToBePlanned(row)) return null;
		next += 1;
		return dates[next - 1] ?? null;
	});
}

/** How many rows get a date when posts are planned. */
export function countUndated(rows: readonly DraftRow[]): number {
	return rows.filter(isToBePlanned).length;
}

/**
 * Rows that take about the same, as groups, and of which group each row is. Titles and prompts count by their length alone: that of
 * the longest, so that an estimate is no less than what comes.
 */
export function groupRows(rows: readonly Omit<BatchRow, 'row'>[]): { groups: Group[]; groupOf: number[] } {
	const groups: Group[] = [];
	const indexes = new Map<string, number>();
	const groupOf = rows.map((row) => {
		const key = JSON.stringify([row.model, row.content_type, row.language, row.length]);
		const index = indexes.get(key) ?? groups.length;
		indexes.set(key, index);
		const known = groups[index];
		groups[index] = {
			rows: (known?.rows ?? 0) + 1,
			model: row.model,
			content_type: row.content_type,
			language: row.language,
			length: row.length,
			title_characters: Math.max(known?.title_characters ?? 1, row.title.length),
			prompt_characters: Math.max(known?.prompt_characters ?? 0, row.prompt.length),
		};
		return index;
	});
	return { groups, groupOf };
}

/** Days until so much is through of which only so much goes a day; today counts as one. */
function daysAt(amount: number, limit: { per_day: number; left_today: number } | null): number {
	if (limit === null || amount <= 0) return 1;
	const later = Math.max(0, amount - limit.left_today);
	return later === 0 ? 1 : 1 + Math.ceil(later / Math.max(1, limit.per_day));
}

/** How many days a batch takes at least by the limits of the plan and of the user, this one included. */
export function daysFor({ limits, input_tokens: input, output_tokens: output }: Estimate, rows: number): number {
	const own =
		limits.own_per_day === null
			? null
			: { per_day: limits.own_per_day, left_today: limits.own_left_today ?? limits.own_per_day };
	return Math.max(daysAt(rows, limits.requests), daysAt(input.low + output.low, limits.tokens), daysAt(rows, own));
}
