/** What a command shows to a person: rows under headings, or the fields of one thing. */
export type Table =
	| { columns: readonly string[]; rows: readonly Cell[][] }
	| { fields: readonly (readonly [string, Cell])[] };

export type Cell = string | number | boolean | null;

/** The lines of a table. A terminal must not obey what somebody wrote into a name, so control characters are left out. */
export function tableLines(table: Table): string[] {
	if ('fields' in table) {
		const width = Math.max(0, ...table.fields.map(([name]) => name.length));
		return table.fields.map(([name, value]) => `${name.padEnd(width)}  ${cellText(value)}`.trimEnd());
	}
	if (table.rows.length === 0) return ['(none)'];
	const texts = [[...table.columns], ...table.rows.map((row) => row.map(cellText))];
	const widths = table.columns.map((_, column) => Math.max(...texts.map((row) => row[column]?.length ?? 0)));
	return texts.map((row) =>
		row
			.map((text, column) => text.padEnd(widths[column] ?? 0))
			.join('  ')
			.trimEnd(),
	);
}

function cellText(value: Cell): string {
	if (value === null) return '-';
	if (typeof value === 'boolean') return value ? 'yes' : 'no';
	return String(value).replace(/\p{C}/gu, '');
}
