import { describe, expect, it } from 'vitest';
import { readPreferences, writePreferences } from './preferences.ts';
import type { FormValues } from './types.ts';

const values: FormValues = {
	title: 'Secret title',
	prompt: 'Secret notes',
	language: 'de',
	model: 'outline',
	content_type: 'how-to',
	tone: 'friendly',
	length: 'custom',
	custom_length: '750',
	template: 'house-style',
	outline_only: true,
	placement: 'cursor',
	post_status: 'publish',
	post_date: '',
};

function memory() {
	const items = new Map<string, string>();
	return {
		items,
		getItem: (key: string) => items.get(key) ?? null,
		setItem: (key: string, value: string) => void items.set(key, value),
	};
}

describe('preferences', () => {
	it('remembers choices, never what was written nor that it was published', () => {
		const storage = memory();
		writePreferences(storage, values);
		expect(readPreferences(storage)).toEqual({
			language: 'de',
			model: 'outline',
			content_type: 'how-to',
			tone: 'friendly',
			length: 'custom',
			custom_length: '750',
			template: 'house-style',
			outline_only: 'true',
		});
		expect([...storage.items.values()].join()).not.toContain('Secret');
	});

	it.each(['null', '[]', '7', 'broken', '{"language":5}'])('are empty when the storage holds %s', (stored) => {
		expect(readPreferences({ getItem: () => stored })).toEqual({});
	});

	it('do without a storage that throws', () => {
		const broken = () => {
			throw new Error('SecurityError');
		};
		expect(() => writePreferences({ setItem: broken }, values)).not.toThrow();
		expect(readPreferences({ getItem: broken })).toEqual({});
	});
});
