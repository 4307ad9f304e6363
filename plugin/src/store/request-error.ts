import { __ } from '@wordpress/i18n';

/** A failed request to our own REST API, with what PHP says one can do about it. */
export interface RequestError {
	code: string;
	message: string;
	/** HTTP status; 0 when there was no answer. */
	status: number;
	/** `settings`: the owner must look there. */
	action: string | null;
	/** RFC 3339: when a used-up quota is renewed. */
	resetsAt: string | null;
	editLink: string | null;
	/** Messages by field name. */
	fields: Record<string, string>;
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null;
}

function text(value: unknown): string | null {
	return typeof value === 'string' && value !== '' ? value : null;
}

/** The problem's `errors` by the last part of their path, and core's own `params`, as field -> message. */
function fieldMessages(data: Record<string, unknown>): Record<string, string> {
	const fields: Record<string, string> = {};
	if (isRecord(data.params))
		for (const [field, message] of Object.entries(data.params))
			if (typeof message === 'string') fields[field] = message;
	if (Array.isArray(data.errors))
		for (const error of data.errors) {
			if (!isRecord(error) || typeof error.path !== 'string' || typeof error.message !== 'string') continue;
			const field = error.path.split(/[./]/).pop();
			if (field) fields[field] = error.message;
		}
	return fields;
}

/**
 * Reads what `apiFetch` rejects with: WordPress's `{code, message, data}`, or an Error when nothing came back.
 * Never throws, and always has a message for people.
 */
export function toRequestError(thrown: unknown): RequestError {
	const error = isRecord(thrown) ? thrown : {};
	const data = isRecord(error.data) ? error.data : {};
	return {
		code: text(error.code) ?? 'unknown_error',
		message: text(error.message) ?? __('Something went wrong. Try again; if it stays, reload the page.', 'draftsmith'),
		status: typeof data.status === 'number' ? data.status : 0,
		action: text(data.action),
		resetsAt: text(data.resets_at),
		editLink: text(data.edit_link),
		fields: fieldMessages(data),
	};
}
