import { useState } from '@wordpress/element';
import { __, _n, sprintf } from '@wordpress/i18n';
import { formatNumber } from '../components/format.ts';
import { ChoiceBar } from './choice-bar.tsx';
import { dayText } from './day-text.ts';
import { FiguresTable } from './figures-table.tsx';
import type { DayUsage } from './usage-api.ts';
import { type Measure, UsageChart } from './usage-chart.tsx';

/** Articles or tokens by day, drawn and as a table. */
export function DaysCard({ days, asked }: { days: readonly DayUsage[]; asked: number }) {
	const [measure, setMeasure] = useState<Measure>('requests');
	const rows = [...days].reverse().map((day) => ({ ...day, name: dayText(day.date, 'long') }));
	return (
		<section className="draftsmith-card draftsmith-stack" aria-labelledby="draftsmith-days">
			<div className="draftsmith-card__head">
				<h2 id="draftsmith-days">{__('By day', 'draftsmith')}</h2>
				<ChoiceBar
					label={__('What the chart shows', 'draftsmith')}
					choices={[
						{ value: 'requests', label: __('Articles', 'draftsmith') },
						{ value: 'tokens', label: __('Tokens', 'draftsmith') },
					]}
					chosen={measure}
					onChoose={setMeasure}
				/>
			</div>
			<UsageChart days={days} measure={measure} />
			{days.length < asked && (
				<p className="draftsmith-muted">
					{sprintf(
						/* translators: %s: number of days. */
						_n(
							'The service keeps the figures of single days for %s day.',
							'The service keeps the figures of single days for %s days.',
							days.length,
							'draftsmith',
						),
						formatNumber(days.length),
					)}
				</p>
			)}
			<details className="draftsmith-details">
				<summary>{__('The same as a table', 'draftsmith')}</summary>
				<FiguresTable
					caption={__('Articles and tokens by day (UTC)', 'draftsmith')}
					nameLabel={__('Day', 'draftsmith')}
					rows={rows}
				/>
			</details>
		</section>
	);
}
