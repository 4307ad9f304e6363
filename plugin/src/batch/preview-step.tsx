import { Button, Spinner, TextControl, ToggleControl } from '@wordpress/components';
import { useRef, useState } from '@wordpress/element';
import { __, _n, sprintf } from '@wordpress/i18n';
import { formatNumber } from '../components/format.ts';
import { RequestErrorNotice } from '../components/request-error-notice.tsx';
import type { RequestError } from '../store/request-error.ts';
import { FIELDS, type Field } from './columns.ts';
import { fieldLabel, formatRows } from './labels.ts';
import { Pager } from './pager.tsx';
import type { ReadRow } from './read-row.ts';
import type { DraftRow } from './rows.ts';
import { type Called, Understood } from './understood.tsx';

/** Rows of one page of the table. */
const PER_PAGE = 25;
/** How much of a long text is shown. */
const SAMPLE = 120;

/** A row as it was written and as it was understood. `index`: its place in the list. */
export interface PreviewRow extends ReadRow {
	index: number;
	draft: DraftRow;
}

/** Whether something in a row has to be corrected. */
const isWrong = ({ errors, draft }: PreviewRow) => draft.surplus !== '' || Object.keys(errors).length > 0;

function PreviewLine(props: {
	row: PreviewRow;
	called: Called;
	onEdit: (field: Field, value: string) => void;
	onRemove: () => void;
}) {
	const { draft, errors, request, isWaiting } = props.row;
	// A cell stays open once somebody writes in it: it must not vanish at the first letter that makes it right.
	const [open, setOpen] = useState<readonly Field[]>([]);
	const wrong = FIELDS.filter((field) => errors[field] !== undefined || open.includes(field));
	const title = (draft.cells.title ?? '').trim();
	return (
		<tr>
			<th scope="row" className="draftsmith-line">
				{formatNumber(draft.line)}
			</th>
			<td className="draftsmith-wide">
				{title.slice(0, SAMPLE)}
				{draft.surplus !== '' && (
					<p className="draftsmith-error">
						{sprintf(
							/* translators: %s: beginning of a text. */
							__(
								'“%s” stands in no column that the first line names. A text with the separator in it needs quotation marks around it.',
								'draftsmith',
							),
							draft.surplus.slice(0, SAMPLE),
						)}{' '}
						{__('Correct the file and choose it again, or remove this line.', 'draftsmith')}
					</p>
				)}
				{wrong.map((field) => (
					<TextControl
						key={field}
						__next40pxDefaultSize
						__nextHasNoMarginBottom
						label={sprintf(
							/* translators: 1: name of a column, 2: number of a line. */
							__('%1$s in line %2$s', 'draftsmith'),
							fieldLabel(field),
							formatNumber(draft.line),
						)}
						help={errors[field] && <span className="draftsmith-error">{errors[field]}</span>}
						aria-invalid={errors[field] !== undefined}
						value={draft.cells[field] ?? ''}
						onChange={(value) => {
							setOpen([...open.filter((each) => each !== field), field]);
							props.onEdit(field, value);
						}}
					/>
				))}
			</td>
			<td>
				{request && <Understood request={request} cells={draft.cells} called={props.called} />}
				{isWaiting && <Spinner />}
			</td>
			<td>
				<Button
					__next40pxDefaultSize
					variant="tertiary"
					onClick={props.onRemove}
					/* translators: %s: number of a line. */
					aria-label={sprintf(__('Remove line %s', 'draftsmith'), formatNumber(draft.line))}
				>
					{__('Remove', 'draftsmith')}
				</Button>
			</td>
		</tr>
	);
}

/** All rows, with what is wrong by line; wrong cells can be corrected here. */
export function PreviewStep(props: {
	rows: readonly PreviewRow[];
	called: Called;
	/** Why the site could not be asked what names stand for. */
	failure: RequestError | null;
	onRetry: () => void;
	onEdit: (index: number, field: Field, value: string) => void;
	onRemove: (index: number) => void;
}) {
	const heading = useRef<HTMLHeadingElement>(null);
	const [onlyWrong, setOnlyWrong] = useState(false);
	const [wanted, setPage] = useState(1);
	// A line stays where it is while it is being corrected: what was wrong when the filter was set is shown.
	const [kept, setKept] = useState<ReadonlySet<number>>(new Set());
	const wrong = props.rows.filter(isWrong);
	const isWaiting = props.rows.some((row) => row.isWaiting);
	const shown = onlyWrong ? props.rows.filter((row) => isWrong(row) || kept.has(row.index)) : props.rows;
	const pages = Math.max(1, Math.ceil(shown.length / PER_PAGE));
	const page = Math.min(wanted, pages);
	return (
		<section className="draftsmith-card draftsmith-stack">
			<div className="draftsmith-batch-head">
				<h2 ref={heading} tabIndex={-1} className="draftsmith-heading">
					{__('Preview', 'draftsmith')}
				</h2>
				<ToggleControl
					__nextHasNoMarginBottom
					label={__('Only lines with errors', 'draftsmith')}
					checked={onlyWrong}
					onChange={(on) => {
						setKept(new Set(on ? wrong.map(({ index }) => index) : []));
						setOnlyWrong(on);
						setPage(1);
					}}
				/>
			</div>
			<p role="status" className={wrong.length > 0 ? 'draftsmith-error' : undefined}>
				{wrong.length === 0 && isWaiting && __('Looking for the authors and categories…', 'draftsmith')}
				{wrong.length === 0 &&
					!isWaiting &&
					sprintf(
						/* translators: %s: number of rows, such as "12 rows". */
						__('%s, without errors.', 'draftsmith'),
						formatRows(props.rows.length),
					)}
				{wrong.length > 0 &&
					sprintf(
						/* translators: %s: number of lines. */
						_n(
							'%s line has errors. Correct it here, or correct the file and choose it again. Nothing is sent before.',
							'%s lines have errors. Correct them here, or correct the file and choose it again. Nothing is sent before.',
							wrong.length,
							'draftsmith',
						),
						formatNumber(wrong.length),
					)}
			</p>
			{props.failure && <RequestErrorNotice error={props.failure} onRetry={props.onRetry} />}
			{shown.length > 0 && (
				<div className="draftsmith-scroll">
					<table className="widefat striped">
						<thead>
							<tr>
								<th scope="col">{__('Line', 'draftsmith')}</th>
								<th scope="col">{__('Title', 'draftsmith')}</th>
								<th scope="col">{__('Understood as', 'draftsmith')}</th>
								<th scope="col">{__('Action', 'draftsmith')}</th>
							</tr>
						</thead>
						<tbody>
							{shown.slice((page - 1) * PER_PAGE, page * PER_PAGE).map((row) => (
								<PreviewLine
									key={row.index}
									row={row}
									called={props.called}
									onEdit={(field, value) => {
										setKept((known) => new Set(known).add(row.index));
										props.onEdit(row.index, field, value);
									}}
									onRemove={() => {
										props.onRemove(row.index);
										heading.current?.focus();
									}}
								/>
							))}
						</tbody>
					</table>
				</div>
			)}
			<Pager page={page} pages={pages} onChange={setPage} />
		</section>
	);
}
