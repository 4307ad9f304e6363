import type { Job, TextEvent } from '@draftsmith/shared';

/** The part of the service's job that the sidebar shows. */
export type ServiceJob = Pick<Job, 'state' | 'phase' | 'queue_position' | 'error'> & {
	progress: Pick<Job['progress'], 'words' | 'target_words'>;
};

/** Live text: put `text` at `offset` (UTF-16 units) and forget what stood after it. */
export type TextPiece = Pick<TextEvent, 'offset' | 'text'>;

function parse(data: unknown): unknown {
	if (typeof data !== 'string') return null;
	try {
		return JSON.parse(data);
	} catch {
		return null;
	}
}

function has<Name extends string>(value: unknown, ...names: Name[]): value is Record<Name, unknown> {
	return typeof value === 'object' && value !== null && names.every((name) => name in value);
}

function isServiceJob(value: unknown): value is ServiceJob {
	return (
		has(value, 'state', 'phase', 'progress', 'queue_position', 'error') &&
		typeof value.state === 'string' &&
		typeof value.phase === 'string' &&
		has(value.progress, 'words', 'target_words')
	);
}

function isTextEvent(value: unknown): value is TextPiece {
	return has(value, 'offset', 'text') && typeof value.offset === 'number' && typeof value.text === 'string';
}

/** The job in a `job` event, or null when it is none: a newer service may say more than we know, never less. */
export function readServiceJob(data: unknown): ServiceJob | null {
	const value = parse(data);
	return isServiceJob(value) ? value : null;
}

/** The text in a `text` event, or null when it is none. */
export function readTextEvent(data: unknown): TextPiece | null {
	const value = parse(data);
	return isTextEvent(value) ? value : null;
}
