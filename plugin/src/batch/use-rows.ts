import { useMemo, useState } from '@wordpress/element';
import type { Field, Mapping } from './columns.ts';
import { guessMapping } from './columns.ts';
import { type Plan, planDates, problemOf } from './plan-dates.ts';
import type { PreviewRow } from './preview-step.tsx';
import type { Cells, Defaults, Known } from './read-row.ts';
import { rowReader } from './row-reader.ts';
import { countUndated, plannedDates, toRows } from './rows.ts';
import type { Source } from './source-step.tsx';

/** Corrections by the row's place in the list; null: the row was removed. */
type Edits = ReadonlyMap<number, Cells | null>;

/** The rows of a source, with what was corrected, as they are understood. */
export function useRows(known: Omit<Known, 'now'>, defaults: Defaults, plan: Plan | null) {
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
	const undated = useMemo(() => countUndated(drafts.map(({ draft }) => draft)), [drafts]);
	const dates = useMemo(() => {
		const zone = known.options.time_zone;
		return plan !== null && problemOf(plan, zone, Date.now()) === null ? planDates(plan, zone, undated) : [];
	}, [plan, known, undated]);
	const read = useMemo(() => rowReader(known, defaults), [known, defaults]);
	const rows = useMemo<PreviewRow[]>(() => {
		const now = Date.now();
		const planned = plannedDates(
			drafts.map(({ draft }) => draft),
			dates,
		);
		return drafts.map(({ index, draft }, place) => ({
			index,
			draft,
			...read(draft.cells, planned[place] ?? null, now),
		}));
	}, [drafts, dates, read]);
	const edit = (index: number, cells: Cells | null) => setEdits((all) => new Map(all).set(index, cells));
	return {
		source,
		mapping,
		rows,
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
