import { measure, type SectionProblem, type SectionText } from './checks/index.ts';
import { segmentWords } from './words.ts';

type Section = SectionText & { truncated: boolean };

/** A repair of a section with fewer words than this share of what it should have is a remark, not a text. */
const LEAST_LENGTH = 0.5;
/** A section of which less than this share of its words is left was written about, not repaired. */
const LEAST_KEPT = 0.5;

/**
 * Whether a repair is worse than what it should repair: models that are told to mend a sentence sometimes give that sentence
 * alone, an apology, a list of changes, or stop half-way.
 */
export function isWorseRepair(
	repaired: Section,
	before: { section: Section; problems: readonly SectionProblem[]; words: number | undefined; language: string },
): boolean {
	const { section, problems, language } = before;
	const has = (...codes: SectionProblem['code'][]) => problems.some(({ code }) => codes.includes(code));
	if (has('refusal')) return false;
	const was = measure([section], language).total;
	const is = measure([repaired], language).total;
	// Comes before all else: a text in the wrong language fails the job. In another language no word is the same.
	if (has('wrong_language')) return is < was * LEAST_LENGTH;
	if (repaired.truncated && !section.truncated) return true;
	const target = before.words ?? was;
	if (has('too_short', 'too_long')) return is < target * LEAST_LENGTH || Math.abs(is - target) > Math.abs(was - target);
	// What must say something else can't keep its words.
	if (has('repetition')) return is < Math.min(was, target) * LEAST_LENGTH;
	return keptShare(section.markdown, repaired.markdown, language) < LEAST_KEPT;
}

function keptShare(before: string, after: string, language: string): number {
	const words = new Set(segmentWords(before, language));
	if (words.size === 0) return 1;
	const left = new Set(segmentWords(after, language));
	let kept = 0;
	for (const word of words) if (left.has(word)) kept++;
	return kept / words.size;
}
