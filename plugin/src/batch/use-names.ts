import { useCallback, useEffect, useMemo, useState } from '@wordpress/element';
import { type RequestError, toRequestError } from '../store/request-error.ts';
import { type FoundNames, fetchNames } from './api.ts';
import type { Cells } from './columns.ts';
import { knownNames, unknownNames } from './names.ts';

/** Milliseconds without a change before the site is asked: nobody is asked about each letter of a name. */
const PAUSE = 400;

/** What the names in rows stand for, asked of the site part by part; `failure` when it could not be asked. */
export function useNames(rows: readonly { cells: Cells }[]) {
	const [found, setFound] = useState<FoundNames>({ authors: [], categories: [] });
	const [failure, setFailure] = useState<RequestError | null>(null);
	const missing = useMemo(() => unknownNames(rows, found), [rows, found]);
	useEffect(() => {
		if (!missing || failure) return;
		const ask = () =>
			fetchNames(missing).then(
				({ authors, categories }) =>
					setFound((all) => ({
						authors: [...all.authors, ...authors],
						categories: [...all.categories, ...categories],
					})),
				(thrown) => setFailure(toRequestError(thrown)),
			);
		const timer = setTimeout(ask, PAUSE);
		return () => clearTimeout(timer);
	}, [missing, failure]);
	const names = useMemo(() => knownNames(found), [found]);
	const retry = useCallback(() => setFailure(null), []);
	return { names, failure, retry };
}
