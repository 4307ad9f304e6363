import { expect, test } from 'vitest';
import { EngineError } from '../engines/index.ts';
import { checkContextOf } from './check-context.ts';
import { EAST } from './checks/corpus/paragraphs-east.ts';
import { WEST } from './checks/corpus/paragraphs-west.ts';
import { rulesOf } from './content-types/index.ts';
import { briefOf, outlineOf } from './prompts/brief.testing.ts';
import { repairSections } from './repair-sections.ts';
import { engineOf, workOf } from './work.testing.ts';
import type { StoredSection, WritingContext } from './write-sections.ts';

const en = WEST.en ?? '';
const brief = briefOf({ words: 200 });
const options = { step: (section: number) => `repair.${section}` };
const section = (heading: string, markdown: string): StoredSection => ({ heading, markdown, truncated: false });
const contextOf = (changes: Partial<typeof brief> = {}): WritingContext => {
	const changed = { ...brief, ...changes };
	const rules = rulesOf(changed.content_type);
	return { brief: changed, rules, outline: outlineOf(changed.words, 'The shop'), checks: checkContextOf(changed) };
};

/** The model is away, and has been for long. */
const tired = () => {
	const engine = engineOf(() => {
		throw new EngineError('model_unavailable', 'The model is away.');
	});
	return workOf({ engines: async () => [engine], isTired: () => true });
};

test.each([
	['another language', [section('', EAST.pl ?? ''), section('The shop', WEST.fr ?? '')]],
	['a refusal', [section('', en), section('The shop', 'I’m sorry, but I can’t help with that request.')]],
	['what was said before', [section('', en), section('The shop', en)]],
	['blanks all over', [section('', en), section('The shop', 'Dear [Name], welcome to [Company].')]],
	['circles', [section('', en), section('The shop', `${en.split('. ')[0]}. `.repeat(20))].slice(1)],
])('the repair of %s is waited for, since the article would fail or lose a part without it', async (_, sections) => {
	const { work, saved } = tired();
	await expect(repairSections(work, contextOf(), options, sections)).rejects.toMatchObject({
		code: 'model_unavailable',
	});
	expect(saved()).toEqual([]);
});

test('one that the article can do without is left out, and its fault mended', async () => {
	const { work, saved } = tired();
	const told = `${en} As an AI language model, I cannot taste bread.`;
	const { sections, warnings } = await repairSections(work, contextOf({ words: 140 }), options, [
		section('', WEST.en ?? ''),
		section('The shop', told.replace('Every morning', 'Each evening').replaceAll('the', 'that')),
	]);
	expect(saved()).toEqual(['repair.1']);
	expect(sections[1]?.markdown).not.toContain('AI language model');
	expect(warnings).toContainEqual(expect.objectContaining({ code: 'self_reference', section: 1 }));
});
