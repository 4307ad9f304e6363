import { SelectControl, ToggleControl } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import { FIELDS, type Mapping } from './columns.ts';
import { fieldLabel } from './labels.ts';
import type { SheetRecord } from './read-csv.ts';
import { countColumns } from './rows.ts';

/** How much of a cell is shown. */
const SAMPLE = 40;

/** Which column of the file is what. */
export function ColumnsStep(props: {
	records: readonly SheetRecord[];
	mapping: Mapping;
	hasHeadings: boolean;
	onChange: (mapping: Mapping) => void;
	onHeadings: (hasHeadings: boolean) => void;
}) {
	const [first, second] = props.records;
	const count = countColumns(props.records, props.hasHeadings);
	const sample = (props.hasHeadings ? second : first)?.cells ?? [];
	const choose = (column: number, value: string) => {
		const mapping: Mapping = {};
		for (const field of FIELDS) {
			const known = props.mapping[field];
			if (field === value) mapping[field] = column;
			else if (known !== undefined && known !== column) mapping[field] = known;
		}
		props.onChange(mapping);
	};
	return (
		<section className="draftsmith-card draftsmith-stack">
			<h2>{__('Columns', 'draftsmith')}</h2>
			<ToggleControl
				__nextHasNoMarginBottom
				label={__('The first line has headings', 'draftsmith')}
				checked={props.hasHeadings}
				onChange={props.onHeadings}
			/>
			<div className="draftsmith-mapping">
				{Array.from({ length: count }, (_, column) => {
					const heading = props.hasHeadings ? (first?.cells[column] ?? '').trim() : '';
					/* translators: %d: number of a column. */
					const label = heading === '' ? sprintf(__('Column %d', 'draftsmith'), column + 1) : heading.slice(0, SAMPLE);
					const text = (sample[column] ?? '').trim();
					return (
						<SelectControl
							// biome-ignore lint/suspicious/noArrayIndexKey: a column is its index
							key={column}
							__next40pxDefaultSize
							__nextHasNoMarginBottom
							label={label}
							help={
								text === ''
									? __('Empty in the first row', 'draftsmith')
									: /* translators: %s: beginning of a text. */
										sprintf(__('Such as: %s', 'draftsmith'), text.slice(0, SAMPLE))
							}
							value={FIELDS.find((field) => props.mapping[field] === column) ?? ''}
							options={[
								{ value: '', label: __('Not used', 'draftsmith') },
								...FIELDS.map((field) => ({ value: field, label: fieldLabel(field) })),
							]}
							onChange={(value) => choose(column, value)}
						/>
					);
				})}
			</div>
			{props.mapping.title === undefined && (
				<p className="draftsmith-error" role="alert">
					{__('Choose which column has the titles.', 'draftsmith')}
				</p>
			)}
		</section>
	);
}
