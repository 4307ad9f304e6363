/** A Markdown heading of plain text: whatever stands in it is shown, not read as markup. */
export function headingLine(level: number, text: string): string {
	const escaped = text.replace(/\s+/g, ' ').replace(/[\\`*_{}[\]<>#|~!&$^=:@]/g, '\\$&');
	return `${'#'.repeat(level)} ${escaped}`;
}
