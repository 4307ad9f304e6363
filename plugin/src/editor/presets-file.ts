import type { Template } from '@draftsmith/shared';
import { __ } from '@wordpress/i18n';
import type { Preset } from './presets-api.ts';

/** Bytes. A file of ours has a tenth of it. */
const LARGEST = 2 * 1024 * 1024;

/** What an export holds, as JSON; version 1 is what this version of the plugin reads. */
export function presetsFile(presets: readonly Preset[], styles: readonly Template[]): string {
	const file = {
		format: 'draftsmith-presets',
		version: 1,
		presets: presets.map(({ name, form }) => ({ name, form })),
		styles: styles.map(({ name, content }) => ({ name, content })),
	};
	return `${JSON.stringify(file, null, '\t')}\n`;
}

/**
 * Reads a chosen file as far as the browser can; the site checks what is in it.
 * @throws {Error} with a message for people
 */
export async function readPresetsFile(file: Pick<File, 'size' | 'text'>): Promise<object> {
	if (file.size > LARGEST)
		throw new Error(
			__('This file is too large to be one of presets. Choose one that was made with Export.', 'draftsmith'),
		);
	let content: unknown;
	try {
		content = JSON.parse(await file.text());
	} catch {
		content = null;
	}
	if (typeof content !== 'object' || content === null || Array.isArray(content))
		throw new Error(__('This is no file of Draftsmith presets. Choose one that was made with Export.', 'draftsmith'));
	return content;
}
