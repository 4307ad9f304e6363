import { plainLine, saysSomething } from './plain-line.ts';

/**
 * A heading that a person typed as plain text: no markup, line breaks, control or bidi characters. Empty when nothing readable
 * is left.
 */
export function cleanHeading(heading: string): string {
	const line = plainLine(heading.trimStart().replace(/^#{1,6}\s+/, ''));
	return saysSomething(line) ? line : '';
}
