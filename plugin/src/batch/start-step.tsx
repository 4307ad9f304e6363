import { Button, TextControl } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import { formatNumber } from '../components/format.ts';
import { RequestErrorNotice } from '../components/request-error-notice.tsx';
import type { RequestError } from '../store/request-error.ts';
import { formatRows } from './labels.ts';
import type { PreviewRow } from './preview-step.tsx';
import type { RefusedRow } from './refused-rows.ts';

/** The name of the batch and the button that starts it, with what the site did not accept of it. */
export function StartStep(props: {
	rows: readonly PreviewRow[];
	canStart: boolean;
	name: string;
	onName: (name: string) => void;
	failure: RequestError | null;
	refused: readonly RefusedRow[];
	onStart: () => void;
}) {
	const { rows, canStart, refused } = props;
	return (
		<section className="draftsmith-card draftsmith-stack">
			<h2>{__('Start', 'draftsmith')}</h2>
			<TextControl
				__next40pxDefaultSize
				__nextHasNoMarginBottom
				label={__('Name of the batch (optional)', 'draftsmith')}
				maxLength={200}
				value={props.name}
				onChange={props.onName}
			/>
			{props.failure && <RequestErrorNotice error={props.failure} />}
			{refused.length > 0 && (
				<ul className="draftsmith-list draftsmith-error">
					{refused.slice(0, 20).map(({ row, field, message }) => (
						<li key={`${row} ${field}`}>
							{sprintf(
								/* translators: 1: number of a line, 2: what is wrong with it. */
								__('Line %1$s: %2$s', 'draftsmith'),
								formatNumber(rows[row - 1]?.draft.line ?? row),
								message,
							)}
						</li>
					))}
				</ul>
			)}
			<div className="draftsmith-actions">
				<Button
					__next40pxDefaultSize
					variant="primary"
					accessibleWhenDisabled
					disabled={!canStart}
					onClick={props.onStart}
				>
					{/* translators: %s: number of rows, such as "12 rows". */}
					{sprintf(__('Start with %s', 'draftsmith'), formatRows(rows.length))}
				</Button>
			</div>
			{!canStart && <p>{__('Correct what is marked above first. Nothing is sent before.', 'draftsmith')}</p>}
		</section>
	);
}
