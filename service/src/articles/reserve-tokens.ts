import type { Engine } from '../engines/index.ts';
import { rulesOf } from './content-types/index.ts';
import { describeTokens, sectionBounds, tokensPerWord } from './prompts/index.ts';
import type { ArticleRequest } from './write-article.ts';

/**
 * Set aside beside what is computed: for the thoughts of a model of which nobody said that it thinks, and so that the tables of
 * the tokenizer need not be loaded only to see that there is room.
 */
const ROOM = 40_000;
/** The computation leaves details out; the test holds it against the quote's high end. */
const MARGIN = 1.15;
/** Tokens of a prompt without the editor's words, and of one entry of its outline, by the vocabulary that takes most. */
const FRAME = 1000;
const ENTRY = 22;
/** Words of a planned section: its heading and its points. */
const WORDS_OF_ENTRY = 75;
/** The longest share of the finished text that a prompt shows. */
const TEXT_SO_FAR = 2800;
const WHOLE_TEXT = 4000;
/** Hardly any text of any language is cut into more tokens by any vocabulary than half its bytes. */
const BYTES_OF_TOKEN = 2;
/** A text may come this much longer than asked and still be of the right length. */
const LONGEST = 1.15;

/** What is written beside the sections: the outline, and once more if it could not be read, and the description. */
const OTHER_STEPS = 3;

/**
 * Tokens that are reserved for an article, and its ceiling: more than the high end of its quote, which no sensible article meets.
 * Arithmetic alone, since it runs with every submission: no prompt is put together and no tokenizer asked. 0 for the built-in
 * outline.
 * @param engines the model and its fallbacks
 */
export function tokensToReserve(
	engines: readonly Pick<Engine, 'kind' | 'thinkingTokens'>[],
	request: ArticleRequest,
): number {
	if (engines.every(({ kind }) => kind === 'outline')) return 0;
	const rules = rulesOf(request.content_type);
	const sections = sectionBounds(request, rules).most + (rules.opening ? 1 : 0) || 1;
	const rate = tokensPerWord(request.language).high;
	const text = request.words * rate * LONGEST;
	const prompt = FRAME + editorsBytes(request) / BYTES_OF_TOKEN;
	const written = 2 * text + 2 * sections * WORDS_OF_ENTRY * rate + describeTokens(request, rules);
	// Each section is written and repaired; the outline is asked for twice.
	const section = 2 * (prompt + sections * ENTRY) + Math.min(text, TEXT_SO_FAR);
	const read = sections * section + (OTHER_STEPS * prompt + text + Math.min(text, WHOLE_TEXT));
	const thoughts = Math.max(...engines.map(({ thinkingTokens }) => thinkingTokens)) * (sections + OTHER_STEPS);
	return Math.ceil(ROOM + (read + written) * MARGIN + thoughts);
}

function editorsBytes({ title, prompt, template }: ArticleRequest): number {
	const own = Buffer.byteLength(title) + Buffer.byteLength(prompt);
	return template === null ? own : own + Buffer.byteLength(JSON.stringify(template.content));
}

/**
 * Tokens that are reserved to have one of `sections` written anew, where the article took `taken`: thrice what writing and
 * repairing a section took on average, for some are longer than others, and the room of an article.
 */
export function tokensToRegenerate({ taken, sections }: { taken: number; sections: number }): number {
	return Math.ceil(ROOM + (3 * taken) / Math.max(1, sections));
}
