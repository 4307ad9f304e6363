/** How a family of models marks what it thinks aloud. */
export type ThoughtMarks = {
	/** Opens the thoughts. Anchored: they stand at the very beginning of an answer. */
	opening: RegExp;
	/** Whether an answer that begins so, in small letters, may still come to the opening mark. */
	mayOpen: (beginning: string) => boolean;
	closing: RegExp;
	/** Marks around the text that follows. They are no text either. */
	around: readonly string[];
};

/** Marks that stand as they are, in small or capital letters. */
function literal(opening: string, closing: RegExp, around: readonly string[] = []): ThoughtMarks {
	return {
		opening: new RegExp(`^${opening.replace(/[[\]|]/g, '\\$&')}`, 'i'),
		mayOpen: (beginning) => opening.startsWith(beginning),
		closing,
		around,
	};
}

/** An element of this name. */
const element = (name: string): ThoughtMarks => literal(`<${name}>`, new RegExp(`</${name}>`, 'i'));

/** Models that open with one of these close with the other at times. */
const THINK = /<\/think(?:ing)?>/i;

/** As long as a first line is looked at for what its fence says. */
const LONGEST_FENCE = 40;
const FENCED: ThoughtMarks = {
	opening: /^`{3,}[ \t]*(?:think|thinking|thoughts?|reasoning)[ \t]*(?=\r?\n)/i,
	mayOpen: (beginning) => beginning.length <= LONGEST_FENCE && /^`+[ \t]*[a-z]*[ \t]*\r?$/.test(beginning),
	closing: /\n {0,3}`{3,10}[ \t]{0,8}\r?\n/,
	around: [],
};

/** As long as the beginning of a folded part is looked at. */
const LONGEST_FOLD = 300;
/**
 * Thoughts that a gateway has folded away for a chat: it says so in an attribute, or the summary does, with nothing else in it. A
 * question of readers ("Thinking of a bread maker?") is none.
 */
const FOLDED: ThoughtMarks = {
	opening:
		/^<details[^<>]{0,200}(?:\stype="reasoning"[^<>]{0,200}>|>\s{0,20}<summary>[^\p{L}<]{0,12}(?:(?:show|view|see|my|the|model|model['’]s) ){0,2}(?:thinking|thinking process|thoughts?|thought process|thought for [^<]{1,30}|reasoning|reasoning process|chain[ -]of[ -]thought)[^\p{L}<]{0,12}<\/summary>)/iu,
	mayOpen: (beginning) =>
		'<details'.startsWith(beginning) ||
		(beginning.startsWith('<details') && beginning.length <= LONGEST_FOLD && !beginning.includes('</summary>')),
	closing: /<\/details>/i,
	around: [],
};

/**
 * The marks of the families that are known. Where a server tells thoughts apart by itself none of them is ever seen; a server that
 * does not know a family's marks passes them on as text.
 */
export const THOUGHT_MARKS: readonly ThoughtMarks[] = [
	literal('<think>', THINK),
	literal('<thinking>', THINK),
	// Seed-OSS.
	element('seed:think'),
	...['thought', 'thoughts', 'reasoning', 'reflection', 'scratchpad'].map(element),
	// Magistral.
	literal('[think]', /\[\/think\]/i),
	// Kimi.
	literal('◁think▷', /◁\/think▷/i),
	// OpenThinker and its kin.
	literal('<|begin_of_thought|>', /<\|end_of_thought\|>/i, ['<|begin_of_solution|>', '<|end_of_solution|>']),
	// Command A.
	literal('<|start_thinking|>', /<\|end_thinking\|>/i, ['<|START_RESPONSE|>', '<|END_RESPONSE|>']),
	// gpt-oss, where nobody has read its channels.
	literal('<|channel|>analysis<|message|>', /<\|channel\|>final<\|message\|>/i, ['<|return|>', '<|end|>']),
	FENCED,
	FOLDED,
];

/** No closing mark is longer. Characters. */
export const LONGEST_CLOSING = 40;

/**
 * Any mark that opens or closes thoughts, of the families whose templates may open them themselves, so that only the closing one is
 * seen. In inline code it is what the text is about.
 */
export const LONE_MARK =
	/(?<!`)(?:<\/?(?:seed:)?think(?:ing)?>|\[\/?THINK\]|◁\/?think▷|<\|(?:begin|end)_of_thought\|>|<\|(?:START|END)_THINKING\|>)/gi;

/** Whether a mark that `LONE_MARK` finds closes thoughts. */
export function isClosing(mark: string): boolean {
	return /^.\/|^<\|end_/i.test(mark);
}

/** Marks around the text that follows thoughts which this mark has closed. */
export function aroundAfter(mark: string): readonly string[] {
	return THOUGHT_MARKS.find(({ closing }) => closing.test(mark))?.around ?? [];
}
