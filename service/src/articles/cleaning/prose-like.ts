/** Words of scripts that write no spaces between them. */
const UNSPACED =
	/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]{12}/u;
const NO_SIGNS = /[\p{L}\p{M}\p{N}\p{Zs}]/gu;

/** A line of words is at least so long (UTF-16 units), and signs are at most the rest of this share. */
const LEAST_LINE = 30;
const LEAST_WORDS = 0.85;

/** What stands at the end of a line of code, or begins one. */
const CODE_LINE =
	/[;{}=\\]\s*$|^\s*(?:[$#] |\/\/|\/\*|import |from |const |let |var |function |def |class |return |if ?\(|for ?\(|[\w.-]+\s*=|[\w-]+:\s*\S.{0,40}$)/;

const TAG = /<[^<>]{1,100}>/g;

/** So many lines tell; more would take time. */
const MOST_LINES = 200;
const MOST_LINE = 400;

/** Whether a text in a code block reads as sentences rather than as code. */
export function isProseLike(text: string): boolean {
	const lines = text
		.split('\n', MOST_LINES)
		.map((line) => line.slice(0, MOST_LINE).replace(TAG, ''))
		.filter((line) => line.trim() !== '');
	const code = lines.filter((line) => CODE_LINE.test(line)).length;
	const sentences = lines.filter(isLineOfWords).length;
	return sentences > 0 && sentences >= code;
}

function isLineOfWords(line: string): boolean {
	const words = line.match(NO_SIGNS)?.join('').length ?? 0;
	return UNSPACED.test(line) || (line.length >= LEAST_LINE && words >= line.length * LEAST_WORDS);
}
