import type { Filter, View } from '@wordpress/dataviews/wp';
import { nextDay, toInstant } from '../components/site-time.ts';

/** The fields of the list that the server can sort by, and its name for each. */
const SORTS: Record<string, string> = { created: 'id', title: 'title', state: 'state', finished: 'finished_at' };

/** The most letters that the server searches for. */
const LONGEST_SEARCH = 200;

/** The first moment of a day (`2026-01-31`) by the clock of a zone, or of the day after it, RFC 3339; null when it is no day. */
function startOfDay(day: unknown, zone: string, daysLater: 0 | 1): string | null {
	if (typeof day !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(day)) return null;
	if (Number.isNaN(toInstant({ day, minutes: 0 }, zone))) return null;
	return new Date(toInstant({ day: daysLater === 0 ? day : nextDay(day), minutes: 0 }, zone)).toISOString();
}

/** What a filter of days asks for: from the one moment on, and before the other. */
function moments({ operator, value }: Filter, zone: string): { after: string | null; before: string | null } {
	const [from, to]: unknown[] = Array.isArray(value) ? value : [value, value];
	return {
		after: operator === 'beforeInc' ? null : startOfDay(from, zone, 0),
		before: operator === 'afterInc' ? null : startOfDay(to, zone, 1),
	};
}

/**
 * The question for one page of the list, as a query string without `?`: the same for views that show the same jobs. Days are those of
 * the clock of `zone`.
 */
export function queryOf(view: View, zone: string): string {
	const query = new URLSearchParams();
	const set = (name: string, value: unknown) => {
		if ((typeof value === 'string' && value !== '') || typeof value === 'number') query.set(name, String(value));
	};
	set('search', view.search?.trim().slice(0, LONGEST_SEARCH));
	for (const filter of view.filters ?? []) {
		if (filter.field === 'batch') set('batch_id', filter.value);
		else if (filter.field === 'created') {
			const { after, before } = moments(filter, zone);
			set('after', after);
			set('before', before);
		} else if (Array.isArray(filter.value))
			for (const value of filter.value) query.append(`${filter.field}[]`, String(value));
	}
	set('orderby', SORTS[view.sort?.field ?? ''] ?? 'id');
	set('order', view.sort?.direction ?? 'desc');
	set('page', view.page ?? 1);
	set('per_page', view.perPage ?? 20);
	return query.toString();
}

/** Whether the view shows a part of the jobs only: with nothing in it, another search may find something. */
export function isNarrowed(view: View): boolean {
	return (
		(view.search ?? '').trim() !== '' ||
		(view.filters ?? []).some(({ value }) => value !== undefined && !(Array.isArray(value) && value.length === 0))
	);
}
