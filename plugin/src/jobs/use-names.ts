import type { Catalog } from '@draftsmith/shared';
import { useEffect, useMemo, useRef, useState } from '@wordpress/element';
import { boot } from '../components/boot.ts';
import { fetchCatalog } from '../store/api.ts';
import { fetchJobChoices, type JobChoices } from './jobs-api.ts';

/** What the list needs to know to name things and to offer filters. */
export interface Names {
	/** What the filters offer; asked for once, when the first of them is opened. */
	choices: () => Promise<JobChoices>;
	modelName: (id: string) => string;
}

const NOTHING: JobChoices = { authors: [], languages: [], models: [] };

/** Names of models from the catalog, and what the filters offer. What can't be loaded is shown by its id, and asked for again. */
export function useNames(): Names {
	const [models, setModels] = useState<Catalog['models']>([]);
	const choices = useRef<Promise<JobChoices> | null>(null);
	useEffect(() => {
		// Only for the names' sake: without them, ids are shown.
		if (boot.registered)
			fetchCatalog().then(
				(catalog) => setModels(catalog.models),
				() => undefined,
			);
	}, []);
	return useMemo(
		() => ({
			choices: () => {
				choices.current ??= fetchJobChoices().catch(() => {
					choices.current = null;
					return NOTHING;
				});
				return choices.current;
			},
			modelName: (id) => models.find((model) => model.id === id)?.name ?? id,
		}),
		[models],
	);
}
