/** Scripts whose letters join: only between them do ZWJ and ZWNJ change what is read. */
const JOINING = [
	'Arab',
	'Syrc',
	'Mong',
	'Nkoo',
	'Deva',
	'Beng',
	'Guru',
	'Gujr',
	'Orya',
	'Taml',
	'Telu',
	'Knda',
	'Mlym',
	'Sinh',
	'Khmr',
	'Mymr',
]
	.map((script) => `\\p{scx=${script}}`)
	.join('');

/** What shows nothing, steers the reading direction or is no character at all. Ranges of code points. */
const INVISIBLE = [
	String.raw`\u{0}-\u{8}\u{b}\u{c}\u{e}-\u{1f}\u{7f}-\u{9f}`, // controls but tab and line end
	String.raw`\u{61c}\u{200e}\u{200f}\u{202a}-\u{202e}\u{2066}-\u{206f}`, // bidi and shaping controls
	String.raw`\u{ad}\u{34f}\u{180e}\u{200b}\u{2060}-\u{2065}\u{feff}`, // zero width
	String.raw`\u{115f}\u{1160}\u{17b4}\u{17b5}\u{3164}\u{ffa0}`, // fillers
	String.raw`\u{fff0}-\u{fffb}\u{1bca0}-\u{1bca3}\u{1d173}-\u{1d17a}`, // annotations, shorthand, musical beams
	String.raw`\u{e0080}-\u{e00ff}\u{e01f0}-\u{e0fff}\p{Noncharacter_Code_Point}`, // unassigned and never assigned
].join('');

const invisible = new RegExp(`[${INVISIBLE}]`, 'gu');

const plainAscii = /^[\t\n -~]*$/;

/** Cheap look for anything that one of the rules below could mean; most texts have nothing. */
const anySuspect = new RegExp(
	String.raw`[${INVISIBLE}\r\u{2028}\u{2029}\u{180b}-\u{180f}\u{200c}\u{200d}\u{fe00}-\u{fe0f}\u{e0000}-\u{e0fff}\p{Cs}]`,
	'u',
);

/** Tag characters spell hidden text, except in the flags of England, Scotland and Wales. */
const strayTag = /(?<!\u{1f3f4}[\u{e0020}-\u{e007e}]{0,6})[\u{e0000}-\u{e007f}]/gu;

/** A variation selector changes the one character before it; rows of them smuggle bytes. */
const straySelector =
	/(?<![\p{Emoji}\p{S}\p{P}\p{Script=Mong}\p{Script=Mymr}\p{Script=Han}])[\u180b-\u180d\u180f\ufe00-\ufe0f]|(?<!\p{Script=Han})[\u{e0100}-\u{e01ef}]/gu;

const strayJoiner = new RegExp(
	`(?<![${JOINING}])\\u200c|\\u200c(?![${JOINING}])|` +
		`(?<![${JOINING}\\p{Extended_Pictographic}\\p{Emoji_Modifier}\\ufe0f])\\u200d|` +
		`(?<=[${JOINING}])\\u200d(?![${JOINING}])|` +
		`(?<=[\\p{Extended_Pictographic}\\p{Emoji_Modifier}\\ufe0f])\\u200d(?!\\p{Extended_Pictographic})`,
	'gu',
);

/**
 * The text without what can't be seen but can mislead a reader or a program: controls, bidi controls, zero-width
 * characters, hidden tags. Joiners stay where a script or an emoji needs them. Lone surrogates become U+FFFD, every
 * kind of line end becomes `\n`. Doing it twice changes nothing more.
 */
export function sanitizeText(text: string): string {
	// Asked of every line: the first takes half the time of the second.
	if (plainAscii.test(text) || !anySuspect.test(text)) return text;
	return text
		.toWellFormed()
		.replace(/\r\n?|[\u2028\u2029]/g, '\n')
		.replace(invisible, '')
		.replace(strayTag, '')
		.replace(straySelector, '')
		.replace(strayJoiner, '');
}
