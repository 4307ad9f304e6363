import { useCallback, useEffect, useReducer, useState } from '@wordpress/element';
import { fetchOutline } from '../store/api.ts';
import { type RequestError, toRequestError } from '../store/request-error.ts';
import { editOutline, type OutlineDraft, type OutlineEdit, toSections } from './outline-draft.ts';
import { dropOutlineDraft, readOutlineDraft, writeOutlineDraft } from './outline-storage.ts';

const nothing: OutlineDraft = { sections: [], removed: [], isEdited: false };

/** A job's outline while it is edited. Edits outlive the sidebar and a reload of the tab. */
export function useOutline(jobId: number): {
	draft: OutlineDraft;
	isLoaded: boolean;
	failure: RequestError | null;
	edit: (edit: OutlineEdit) => void;
	/** Fetches the outline as the model made it; edits are gone then. */
	reload: () => void;
} {
	const [draft, edit] = useReducer(editOutline, nothing);
	const [isLoaded, setLoaded] = useState(false);
	const [failure, setFailure] = useState<RequestError | null>(null);

	const load = useCallback(
		async (isCurrent: () => boolean) => {
			setFailure(null);
			try {
				const sections = toSections(await fetchOutline(jobId));
				if (!isCurrent()) return;
				dropOutlineDraft(window.sessionStorage, jobId);
				edit({ type: 'load', sections, isEdited: false });
				setLoaded(true);
			} catch (thrown) {
				if (isCurrent()) setFailure(toRequestError(thrown));
			}
		},
		[jobId],
	);

	useEffect(() => {
		const kept = readOutlineDraft(window.sessionStorage, jobId);
		if (kept) {
			edit({ type: 'load', sections: kept, isEdited: true });
			setLoaded(true);
			return;
		}
		let isMounted = true;
		void load(() => isMounted);
		return () => {
			isMounted = false;
		};
	}, [jobId, load]);

	useEffect(() => {
		if (draft.isEdited) writeOutlineDraft(window.sessionStorage, jobId, draft.sections);
	}, [jobId, draft]);

	return { draft, isLoaded, failure, edit, reload: () => void load(() => true) };
}
