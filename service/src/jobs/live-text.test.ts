import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { createLiveText, type LiveText } from './live-text.ts';

/** What a subscriber has who follows from the beginning: pieces put at their offsets, as the events say. */
function follower(live: LiveText) {
	let text = '';
	let edition = 0;
	return {
		read: () => {
			const offset = live.standing(edition, text.length);
			text = text.slice(0, offset);
			edition = live.edition();
			for (const stretch of live.from(offset)) text = text.slice(0, stretch.offset) + stretch.text;
			return text;
		},
	};
}

const whole = (live: LiveText) =>
	live
		.from(0)
		.map(({ text }) => text)
		.join('');

test('the text stands by section, with its headings', () => {
	const onChange = vi.fn();
	const live = createLiveText(1, 'en', onChange);
	live.sink.plan(2);
	live.sink.begin(0, '');
	live.sink.append('Opening.');
	live.sink.begin(1, 'Flour');
	live.sink.append('Rye ');
	live.sink.append('is good.');
	expect(live.from(0)).toEqual([
		{ offset: 0, section: 0, text: 'Opening.\n\n' },
		{ offset: 10, section: 1, text: '## Flour\n\nRye is good.' },
	]);
	expect(live.from(12)).toEqual([{ offset: 12, section: 1, text: ' Flour\n\nRye is good.' }]);
	expect([live.sections(), live.targetSections()]).toEqual([1, 2]);
	expect(onChange).toHaveBeenCalledTimes(6);
});

test('a section that begins anew, or is repaired, takes back only what changed', () => {
	const live = createLiveText(1, 'en', () => undefined);
	const { read } = follower(live);
	live.sink.begin(0, '');
	live.sink.append('Opening.');
	live.sink.begin(1, 'Flour');
	live.sink.append('Half of');
	read();
	live.sink.restart();
	live.sink.append('All of it.');
	expect(live.standing(0, 25)).toBe(20);
	expect(read()).toBe('Opening.\n\n## Flour\n\nAll of it.');
	live.sink.replace([
		{ heading: '', markdown: 'Opening.' },
		{ heading: 'Flour', markdown: 'All of that.' },
	]);
	expect(live.standing(1, 30)).toBe('Opening.\n\n## Flour\n\nAll of '.length);
	expect(read()).toBe('Opening.\n\n## Flour\n\nAll of that.');
	expect(live.sections()).toBe(2);
});

test('whoever reads at whatever moments has the text in the end', () => {
	const section = fc.record({ heading: fc.constantFrom('', 'One', 'Two'), markdown: fc.string({ maxLength: 20 }) });
	const step = fc.oneof(
		fc.record({ kind: fc.constant('append' as const), text: fc.string({ maxLength: 10 }) }),
		fc.record({ kind: fc.constant('begin' as const), section: fc.nat(4) }),
		fc.record({ kind: fc.constant('restart' as const) }),
		fc.record({ kind: fc.constant('replace' as const), sections: fc.array(section, { maxLength: 4 }) }),
		fc.record({ kind: fc.constant('read' as const) }),
	);
	fc.assert(
		fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
			const live = createLiveText(1, 'en', () => undefined);
			const { read } = follower(live);
			let next = 0;
			for (const each of steps) {
				if (each.kind === 'append') live.sink.append(each.text);
				else if (each.kind === 'begin') live.sink.begin(next++, 'Heading');
				else if (each.kind === 'restart') live.sink.restart();
				else if (each.kind === 'read') read();
				else {
					live.sink.replace(each.sections);
					next = each.sections.length;
				}
			}
			expect(read()).toBe(whole(live));
		}),
	);
});

test('words are counted as they come, and again after a piece was taken back', () => {
	const live = createLiveText(1, 'en', () => undefined);
	live.sink.begin(0, '');
	live.sink.append('one two three four five six seven eight nine ten '.repeat(10));
	expect(live.words()).toBe(100);
	live.sink.restart();
	expect(live.words()).toBe(0);
	live.sink.append('word '.repeat(60));
	expect(live.words()).toBe(60);
});
