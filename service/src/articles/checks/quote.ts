/** Of one kind of problem in one section so many are named to the model. */
const MOST_QUOTES = 20;
const LONGEST_QUOTE = 100;

/** A piece of the text as an advice quotes it: one line, cut short. */
export function quote(text: string): string {
	const line = text.replace(/\s+/g, ' ').trim();
	const short = line.length > LONGEST_QUOTE ? `${line.slice(0, LONGEST_QUOTE).toWellFormed()}…` : line;
	return `“${short}”`;
}

/** Pieces of the text as an advice quotes them, each once. */
export function quotes(texts: Iterable<string>): string {
	return [...new Set([...texts].map(quote))].slice(0, MOST_QUOTES).join(', ');
}
