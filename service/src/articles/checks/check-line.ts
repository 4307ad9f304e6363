import { findPlaceholders } from './check-placeholders.ts';
import { findRefusal } from './check-refusal.ts';
import { findSelfReferences } from './check-self-reference.ts';
import { readContext, readSection } from './read-section.ts';
import type { CheckContext, ProblemCode } from './section-text.ts';

/** What is wrong with a plain line that stands outside of the text, such as a description: these three kinds only. */
export function faultsOfLine(line: string, context: CheckContext): ProblemCode[] {
	const known = readContext(context);
	const section = readSection({ heading: '', markdown: line });
	if (findRefusal(section, known) !== null) return ['refusal'];
	const isPlaceholder = findPlaceholders(section, known).length > 0;
	const isSelfReference = findSelfReferences(section, known).length > 0;
	return [...(isPlaceholder ? ['placeholder' as const] : []), ...(isSelfReference ? ['self_reference' as const] : [])];
}
