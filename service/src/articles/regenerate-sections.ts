import { z } from 'zod';
import { askModel } from './ask-model.ts';
import { describePrompt, describeTokens, parseDescription, sectionPrompt } from './prompts/index.ts';
import { CheckedText, repairSections } from './repair-sections.ts';
import { progressOf, runOptionalStep, runStep } from './run-step.ts';
import { sameness } from './same-words.ts';
import type { ArticleWork } from './work.ts';
import { StoredSection, type WritingContext, writeSection } from './write-sections.ts';

/** What an editor asked to be written anew. */
export const RegenerationRequest = z.object({ section: z.number().int(), hint: z.string() });
export type RegenerationRequest = z.infer<typeof RegenerationRequest>;

/** The step that holds the request of the `number`th regeneration. Its other steps have names that begin with this one. */
export function regenerationStep(number: number): string {
	return `regeneration.${number}`;
}

/** The text of an article and its claims. */
export type Regenerated = { text: CheckedText; claims: string[] };

/**
 * The article after all regenerations that were asked for, in their order. Each is stored with the text that it left, so only
 * the newest is written.
 * @throws as writing and repairing do
 */
export async function regenerateSections(
	work: ArticleWork,
	context: WritingContext,
	finished: Regenerated,
): Promise<Regenerated> {
	let result = finished;
	for (let number = 1; number <= work.regenerations; number++) {
		const asked = work.steps.get(regenerationStep(number));
		// One that was canceled was taken back.
		if (asked)
			result = await regenerate(work, context, result, { number, ...RegenerationRequest.parse(asked.content) });
	}
	return result;
}

type Regeneration = RegenerationRequest & { number: number };

async function regenerate(
	work: ArticleWork,
	context: WritingContext,
	before: Regenerated,
	asked: Regeneration,
): Promise<Regenerated> {
	const { sections } = before.text;
	const step = regenerationStep(asked.number);
	const progress = () => progressOf(work, 'checking', sections.length);
	const text = await runStep(
		work,
		`${step}.checked`,
		CheckedText,
		async () => {
			const section = await runStep(
				work,
				`${step}.section`,
				StoredSection,
				() => writeAgain(work, context, sections, asked),
				progress,
			);
			const changed = sections.map((each, index) => (index === asked.section ? section : each));
			const options = { only: asked.section, step: () => `${step}.repair` };
			const checked = await repairSections(work, context, options, changed);
			// Those about the whole article are made anew.
			const others = before.text.warnings.filter(({ section }) => section !== null && section !== asked.section);
			return { content: { sections: checked.sections, warnings: [...others, ...checked.warnings] } };
		},
		progress,
	);
	return { text, claims: await renewClaims(work, context, before, { text, step, section: asked.section }) };
}

function writeAgain(
	work: ArticleWork,
	context: WritingContext,
	sections: readonly StoredSection[],
	{ section: index, hint }: Regeneration,
) {
	const written = sections.slice(0, index);
	work.live.replace(written);
	work.live.enter('writing');
	work.live.begin(index, sections[index]?.heading ?? '');
	const previous = sections[index]?.markdown ?? '';
	return writeSection(work, context, index, {
		messages: sectionPrompt({ ...context, index, written, hint, previous }),
		words: context.outline.sections[index]?.target_words ?? context.brief.words,
	});
}

/** Claims that stood only in the old section go; those of the new one are asked for. Without an answer there are none of it. */
async function renewClaims(
	work: ArticleWork,
	context: WritingContext,
	before: Regenerated,
	after: { text: CheckedText; step: string; section: number },
): Promise<string[]> {
	const { brief, rules } = context;
	const old = sameness(before.text.sections[after.section]?.markdown ?? '');
	const whole = sameness(after.text.sections.map(({ markdown }) => markdown).join('\n'));
	const kept = before.claims.filter((claim) => !old.includes(sameness(claim)) || whole.includes(sameness(claim)));
	work.live.enter('describing');
	const ask = async () => {
		const messages = describePrompt(brief, rules, after.text.sections[after.section]?.markdown ?? '');
		const answer = await askModel(work, { brief, messages, maxOutputTokens: describeTokens(brief, rules) });
		const fallback = { title: brief.title, firstParagraph: '', language: brief.language };
		return { content: parseDescription(answer.text, fallback).claims, answer };
	};
	const progress = () => progressOf(work, 'assembling', after.text.sections.length);
	const fresh = await runOptionalStep(work, `${after.step}.claims`, z.array(z.string()), ask, { progress });
	return [...new Set([...kept, ...(fresh ?? [])])];
}
