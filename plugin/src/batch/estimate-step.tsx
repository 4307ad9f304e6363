import { Notice, TextControl } from '@wordpress/components';
import { __, _n, sprintf } from '@wordpress/i18n';
import { BusyButton } from '../components/busy-button.tsx';
import { formatNumber } from '../components/format.ts';
import { RequestErrorNotice } from '../components/request-error-notice.tsx';
import type { RequestError } from '../store/request-error.ts';
import type { Estimate } from './api.ts';
import { formatPrice, formatRange, lateSentence } from './labels.ts';
import { daysFor } from './rows.ts';

/** What the estimate says, in sentences. */
function sentences(estimate: Estimate, rows: number): string[] {
	const { input_tokens: input, output_tokens: output, price_micro_usd: price } = estimate;
	const days = daysFor(estimate, rows);
	return [
		/* translators: %s: range of numbers, such as "1,000 to 2,000". */
		sprintf(
			__('Tokens: %s', 'draftsmith'),
			formatRange({ low: input.low + output.low, high: input.high + output.high }),
		),
		price === null
			? __('Price: unknown. Whoever runs the service has named no price for some of the models.', 'draftsmith')
			: /* translators: %s: range of prices. */
				sprintf(__('Price: %s', 'draftsmith'), formatPrice(price)),
		days === 1
			? __('By the limits of the plan it can be written today.', 'draftsmith')
			: sprintf(
					/* translators: %s: number of days. */
					_n(
						'By the limits of the plan it takes at least %s day.',
						'By the limits of the plan it takes at least %s days.',
						days,
						'draftsmith',
					),
					formatNumber(days),
				),
	];
}

/** What a budget that was typed means: null for none, NaN for what is no number of tokens. */
export function readBudget(text: string): number | null {
	if (text.trim() === '') return null;
	const budget = Number(text);
	return Number.isInteger(budget) && budget > 0 ? budget : Number.NaN;
}

/** What the batch would take, and the budget that it may not exceed. A budget stays when its estimate no longer holds. */
export function EstimateStep(props: {
	rows: number;
	estimate: Estimate | null;
	/** How many rows have dates before the limits let them be written. */
	late: number;
	/** Whether these rows can be estimated. */
	canEstimate: boolean;
	isBusy: boolean;
	failure: RequestError | null;
	budget: string;
	onEstimate: () => void;
	onBudget: (budget: string) => void;
}) {
	const { estimate } = props;
	const budget = readBudget(props.budget);
	const largest = Math.max(0, ...(estimate?.ceilings ?? []));
	const isBad = budget !== null && (Number.isNaN(budget) || !estimate || budget < largest);
	const problem = () => {
		if (Number.isNaN(budget)) return __('Write a number of tokens, or leave it empty.', 'draftsmith');
		if (!estimate)
			return __('The rows have changed since the estimate. Estimate again, or remove the budget.', 'draftsmith');
		/* translators: %s: number of tokens. */
		const tooSmall = __('One article alone may take %s tokens. Write at least as many.', 'draftsmith');
		return sprintf(tooSmall, formatNumber(largest));
	};
	return (
		<section className="draftsmith-card draftsmith-stack">
			<h2>{__('Estimate and budget', 'draftsmith')}</h2>
			<p>
				{__(
					'The service estimates from the lengths and kinds of the rows. Titles and notes are not sent for that.',
					'draftsmith',
				)}
			</p>
			{props.failure && <RequestErrorNotice error={props.failure} />}
			<div role="status">
				{estimate && (
					<ul className="draftsmith-list">
						{sentences(estimate, props.rows).map((sentence) => (
							<li key={sentence}>{sentence}</li>
						))}
					</ul>
				)}
			</div>
			{props.late > 0 && (
				<Notice status="warning" isDismissible={false}>
					<p>{lateSentence(props.late)}</p>
				</Notice>
			)}
			{props.canEstimate && (
				<div className="draftsmith-actions">
					<BusyButton isBusy={props.isBusy} onClick={props.onEstimate}>
						{estimate ? __('Estimate again', 'draftsmith') : __('Estimate', 'draftsmith')}
					</BusyButton>
				</div>
			)}
			{(estimate || props.budget !== '') && (
				<TextControl
					__next40pxDefaultSize
					__nextHasNoMarginBottom
					label={__('Budget in tokens (optional)', 'draftsmith')}
					help={
						isBad ? (
							<span className="draftsmith-error">{problem()}</span>
						) : (
							__(
								'The articles never take more together. Each gets a ceiling, and before the next one would not fit, the batch pauses and says so.',
								'draftsmith',
							)
						)
					}
					aria-invalid={isBad}
					type="number"
					inputMode="numeric"
					min={1}
					value={props.budget}
					onChange={props.onBudget}
				/>
			)}
		</section>
	);
}
