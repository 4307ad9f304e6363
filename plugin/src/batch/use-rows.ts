import { useMemo, useState } from '@wordpress/element';
import type { Cells, Field, Mapping } from './columns.ts';
import { guessMapping } from './columns.ts';
import { type Plan, planDates, problemOf } from './plan-dates.ts';
import type { PreviewRow } from './preview-step.tsx';
import type { Defaults, Known } from './read-row.ts';
import type { Source } from './read-source.ts';
import { rowReader } from './row-reader.ts';
import { countUndated, plannedDates, toRows } from './rows.ts';
import { useNames } from './use-names.ts';

/** Corrections by the row's place in the list; null: the row was removed. */
type Edits = ReadonlyMap<number, Cells | null>;

/** The rows of a source, with what was corrected, as they are understood. */
export function useRows(known: Omit<Known, 'now' | 'names'>, defaults: Defaults, plan: Plan | null) {
	const [source, setSource] = useState<Source | null>(null);
	const [mapping, setMapping] = useState<Mapping>({});
	const [edits, setEdits] = useState<Edits>(new Map());
	const all = useMemo(() => (source ? toRows(source.records, mapping, source.hasHeadings) : []), [source, mapping]);
	const drafts = useMemo(
		() =>
			all.flatMap((draft, index) => {
				const edit = edits.get(index);
				if (edit === null) return [];
				// What nobody wrote in stays the same object: the reader knows it by that.
				return [{ index, draft: edit ? { ...draft, cells: { ...draft.cells, ...edit } } : draft }];
			}),
		[all, edits],
	);
	const list = useMemo(() => drafts.map(({ draft }) => draft), [drafts]);
	const { names, failure: namesFailure, retry: askForNames } = useNames(list);
	const undated = useMemo(() => countUndated(list), [list]);
	const dates = useMemo(() => {
		const zone = known.options.time_zone;
		return plan !== null && problemOf(plan, zone, Date.now()) === null ? planDates(plan, zone, undated) : [];
	}, [plan, known, undated]);
	const read = useMemo(() => rowReader({ ...known, names }, defaults), [known, names, defaults]);
	const rows = useMemo<PreviewRow[]>(() => {
		const now = Date.now();
		const planned = plannedDates(list, dates);
		return drafts.map(({ index, draft }, place) => {
			const understood = read(draft.cells, planned[place] ?? null, now);
			const request = draft.surplus === '' ? understood.request : null;
			return { index, draft, ...understood, request };
		});
	}, [drafts, list, dates, read]);
	const edit = (index: number, cells: Cells | null) => setEdits((all) => new Map(all).set(index, cells));
	return {
		source,
		mapping,
		rows,
		names,
		/** Why the site could not be asked what names stand for. */
		namesFailure,
		askForNames,
		/** When the last planned post comes, RFC 3339; undefined when none is planned. */
		lastDate: dates.at(-1),
		setMapping,
		/** Takes a new list; corrections of the old one go with it. */
		read: (taken: Source) => {
			setSource(taken);
			setEdits(new Map());
			setMapping(taken.hasHeadings ? guessMapping(taken.records[0]?.cells ?? []) : { title: 0 });
		},
		setHeadings: (hasHeadings: boolean) => {
			if (!source) return;
			setSource({ ...source, hasHeadings });
			setEdits(new Map());
		},
		correct: (index: number, field: Field, value: string) =>
			edit(index, { ...(edits.get(index) ?? {}), [field]: value }),
		remove: (index: number) => edit(index, null),
	};
}
