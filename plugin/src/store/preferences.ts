import type { FormValues } from './types.ts';

const key = 'draftsmith.form';

/** What is remembered from one article to the next on this device. Never what the writer wrote. */
const remembered = [
	'language',
	'model',
	'content_type',
	'tone',
	'length',
	'custom_length',
	'template',
	'outline_only',
] as const;

/** The choices made last time, as text and unchecked: they may have left the catalogue. */
export type Preferences = Partial<Record<(typeof remembered)[number], string>>;

/** The choices made last time. Empty where storage is off. */
export function readPreferences(storage: Pick<Storage, 'getItem'>): Preferences {
	try {
		const stored: unknown = JSON.parse(storage.getItem(key) ?? '{}');
		const preferences: Preferences = {};
		for (const name of remembered) {
			const value = typeof stored === 'object' && stored !== null ? Reflect.get(stored, name) : undefined;
			if (typeof value === 'string') preferences[name] = value;
		}
		return preferences;
	} catch {
		return {};
	}
}

/** Remembers the choices for next time. Storage may be full or forbidden: then nothing is remembered. */
export function writePreferences(storage: Pick<Storage, 'setItem'>, values: FormValues): void {
	try {
		storage.setItem(key, JSON.stringify(Object.fromEntries(remembered.map((name) => [name, String(values[name])]))));
	} catch {
		// Only a convenience is lost.
	}
}
