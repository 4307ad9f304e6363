import { useMemo, useState } from '@wordpress/element';
import type { Field, Mapping } from './columns.ts';
import { guessMapping } from './columns.ts';
import { type Plan, planDates, problemOf } from './plan-dates.ts';
import type { PreviewRow } from './preview-step.tsx';
import { type Cells, type Defaults, type Known, readRow } from './read-row.ts';
import { countUndated, toRows, withDates } from './rows.ts';
import type { Source } from './source-step.tsx';

/** Corrections by the row's place in the list; null: the row was removed. */
type Edits = ReadonlyMap<number, Cells | null>;

/** The rows of a source, with what was corrected, as they are understood. */
export function useRows(known: Omit<Known, 'now'>, defaults: Defaults, plan: Plan | null) {
	const [source, setSource] = useState<Source | null>(null);
	const [mapping, setMapping] = useState<Mapping>({});
	const [edits, setEdits] = useState<Edits>(new Map());
	const drafts = useMemo(() => {
		const all = source ? toRows(source.records, mapping, source.hasHeadings) : [];
		return all.flatMap((draft, index) => {
			const edit = edits.get(index);
			return edit === null ? [] : [{ index, draft: { ...draft, cells: { ...draft.cells, ...edit } } }];
		});
	}, [source, mapping, edits]);
	const undated = useMemo(() => countUndated(drafts.map(({ draft }) => draft)), [drafts]);
	const rows = useMemo<PreviewRow[]>(() => {
		const zone = known.options.time_zone;
		const isPlanned = plan !== null && problemOf(plan, zone, Date.now()) === null;
		const plain = drafts.map(({ draft }) => draft);
		const dated = isPlanned ? withDates(plain, planDates(plan, zone, undated)) : plain;
		return drafts.map(({ index, draft }, place) => ({
			index,
			draft,
			...readRow(dated[place]?.cells ?? draft.cells, defaults, { ...known, now: Date.now() }),
		}));
	}, [drafts, undated, defaults, known, plan]);
	const edit = (index: number, cells: Cells | null) => setEdits((all) => new Map(all).set(index, cells));
	return {
		source,
		mapping,
		rows,
		undated,
		setMapping,
		/** Takes a new list; corrections of the old one go with it. */
		read: (read: Source) => {
			setSource(read);
			setEdits(new Map());
			setMapping(read.hasHeadings ? guessMapping(read.records[0]?.cells ?? []) : { title: 0 });
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
