import type { ArticleWarning } from '@draftsmith/shared';
import { z } from 'zod';
import type { ArticleBrief } from './brief.ts';
import type { ContentTypeRules } from './content-types/index.ts';
import { type PlannedOutline, sectionPrompt } from './prompts/index.ts';
import { repairSections } from './repair-sections.ts';
import { runStep } from './run-step.ts';
import type { ArticleWork } from './work.ts';
import { askSection, StoredSection, toSection } from './write-sections.ts';

/** What an editor asked to be written anew. */
export const RegenerationRequest = z.object({ section: z.number().int(), hint: z.string() });

/** The step that holds the request of the `number`th regeneration. */
export function regenerationStep(number: number): string {
	return `regeneration.${number}`;
}

/**
 * The sections after all regenerations that were asked for, in their order; each is stored, so only the newest is written.
 * @throws as writing and repairing do
 */
export async function regenerateSections(
	work: ArticleWork,
	about: { brief: ArticleBrief; rules: ContentTypeRules; outline: PlannedOutline },
	written: { sections: StoredSection[]; warnings: ArticleWarning[] },
): Promise<{ sections: StoredSection[]; warnings: ArticleWarning[] }> {
	let result = written;
	for (let number = 1; number <= work.regenerations; number++) {
		const asked = work.steps.get(regenerationStep(number));
		// One that failed was taken back.
		if (!asked) continue;
		const request = RegenerationRequest.parse(asked.content);
		const { section, sections } = await regenerate(work, about, result.sections, { number, ...request });
		const repaired = await repairSections(
			work,
			{ ...about, only: section, step: (index) => `${regenerationStep(number)}.repair.${index}` },
			sections,
		);
		const others = result.warnings.filter((warning) => warning.section !== section);
		result = { sections: repaired.sections, warnings: [...others, ...repaired.warnings] };
	}
	return result;
}

async function regenerate(
	work: ArticleWork,
	{ brief, rules, outline }: { brief: ArticleBrief; rules: ContentTypeRules; outline: PlannedOutline },
	sections: readonly StoredSection[],
	{ number, section: index, hint }: { number: number; section: number; hint: string },
): Promise<{ section: number; sections: StoredSection[] }> {
	const previous = sections[index]?.markdown ?? '';
	const section = await runStep(
		work,
		`${regenerationStep(number)}.section`,
		StoredSection,
		async () => {
			work.live.replace(sections.slice(0, index));
			work.live.enter('writing');
			work.live.begin(index, outline.sections[index]?.heading ?? '');
			const written = sections.slice(0, index);
			const messages = sectionPrompt({ brief, rules, outline, index, written, hint, previous });
			const words = outline.sections[index]?.target_words ?? brief.words;
			const answer = await askSection(work, brief, { messages, words });
			return { content: toSection(answer, brief, outline, index), answer };
		},
		() => ({
			phase: 'checking',
			words: work.live.words(),
			sections: sections.length,
			target_sections: sections.length,
		}),
	);
	return { section: index, sections: sections.map((each, at) => (at === index ? section : each)) };
}
