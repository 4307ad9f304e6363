import type { View } from '@wordpress/dataviews/wp';
import { useCallback, useEffect, useRef, useState } from '@wordpress/element';
import { type Look, plainView, readView, writeView } from './view-address.ts';

/** Where core's admin area becomes one column, and where not even a table of few columns fits. */
const NARROW = '(max-width: 782px)';
const TELEPHONE = '(max-width: 600px)';

function lookOf(): Look {
	if (window.matchMedia(TELEPHONE).matches) return 'list';
	return window.matchMedia(NARROW).matches ? 'narrow' : 'table';
}

/** What is asked for, without the look. */
function wishesOf({ search = '', filters = [], page = 1, perPage = 20, sort }: View) {
	return { search, filters, page, perPage, ...(sort ? { sort } : {}) };
}

/** The address's query without the page of the list, to tell turning pages and filtering from typing. */
function stepOf(view: View): string {
	return writeView({ ...view, search: '' }, new URLSearchParams()).toString();
}

/**
 * The view of the list, kept in the page's address so that reload, back and a bookmark find it again: each filter and each
 * page is a step of the browser's history, letters typed into the search are not. It is a table, on a telephone a list.
 */
export function useView(): [View, (view: View) => void] {
	const [view, setView] = useState<View>(() => readView(new URLSearchParams(window.location.search), lookOf()));
	const current = useRef(view);
	const show = useCallback((next: View) => {
		current.current = next;
		setView(next);
	}, []);

	useEffect(() => {
		const widths = [NARROW, TELEPHONE].map((width) => window.matchMedia(width));
		const onBack = () =>
			show({ ...current.current, ...wishesOf(readView(new URLSearchParams(window.location.search), 'table')) });
		const onWidth = () => show({ ...plainView(lookOf()), ...wishesOf(current.current) });
		window.addEventListener('popstate', onBack);
		for (const width of widths) width.addEventListener('change', onWidth);
		return () => {
			window.removeEventListener('popstate', onBack);
			for (const width of widths) width.removeEventListener('change', onWidth);
		};
	}, [show]);

	const change = useCallback(
		(next: View) => {
			const query = writeView(next, new URLSearchParams(window.location.search)).toString();
			const isStep = stepOf(next) !== stepOf(current.current);
			const isSame = `?${query}` === window.location.search;
			if (!isSame) window.history[isStep ? 'pushState' : 'replaceState'](null, '', `?${query}`);
			show(next);
		},
		[show],
	);
	return [view, change];
}
