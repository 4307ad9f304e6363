import { expect, test } from 'vitest';
import { EngineError } from '../engines/index.ts';
import { checkContextOf } from './check-context.ts';
import { rulesOf } from './content-types/index.ts';
import { briefOf, outlineOf } from './prompts/brief.testing.ts';
import { engineOf, workOf } from './work.testing.ts';
import { writeSection } from './write-sections.ts';

test('what a model wrote of a section is gone from the screen when another begins it anew', async () => {
	const cut = engineOf(async function* () {
		yield { type: 'text', text: 'Half of a sentence that' };
		throw new EngineError('model_stream_cut', 'The stream was cut.');
	});
	const whole = engineOf(async function* () {
		yield { type: 'text', text: 'The whole of it.' };
	}, 'other');
	const { work, shown } = workOf({ engines: async () => [cut, whole] });
	const brief = briefOf();
	const context = {
		brief,
		rules: rulesOf(brief.content_type),
		outline: outlineOf(1000, 'Beans'),
		checks: checkContextOf(brief),
	};
	const { content } = await writeSection(work, context, 1, {
		words: 100,
		messages: { instructions: '', prompt: '' },
	});
	expect(shown()).toBe('The whole of it.');
	expect(content.markdown).toBe('The whole of it.');
});
