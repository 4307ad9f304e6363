import { expect, test } from 'vitest';
import { joinMessages, keyOf } from './messages.ts';

const message = { context: '', text: 'day', plural: '', comments: ['a'], references: ['a.php'] };

test('the same text in two files is one message, with the notes and files of both', () => {
	const other = { ...message, plural: 'days', comments: ['b', 'a'], references: ['b.php'] };
	expect(joinMessages([message, other])).toEqual([
		{ context: '', text: 'day', plural: 'days', comments: ['a', 'b'], references: ['a.php', 'b.php'] },
	]);
	expect(message.comments).toEqual(['a']);
});

test('a context makes it another message', () => {
	const verb = { ...message, context: 'verb' };
	expect(joinMessages([message, verb])).toHaveLength(2);
	expect(keyOf(verb)).toBe('verb\u0004day');
});

test('one text can’t have two plurals', () => {
	const one = { ...message, plural: 'days' };
	const other = { ...message, plural: 'many days' };
	expect(() => joinMessages([one, other])).toThrow('“day” has two plurals: “days” and “many days”');
});
