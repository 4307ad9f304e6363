/** A row that the site refused: its number in the batch, the field, and why. */
export interface RefusedRow {
	row: number;
	field: string;
	message: string;
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** The rows that an error of `apiFetch` is about; none for any other error. */
export function refusedRows(thrown: unknown): RefusedRow[] {
	const data = isRecord(thrown) && isRecord(thrown.data) ? thrown.data : {};
	return (Array.isArray(data.rows) ? data.rows : []).flatMap((each: unknown) =>
		isRecord(each) && typeof each.row === 'number' && typeof each.field === 'string' && typeof each.message === 'string'
			? [{ row: each.row, field: each.field, message: each.message }]
			: [],
	);
}
