import { __, sprintf } from '@wordpress/i18n';
import { formatNumber } from '../components/format.ts';
import { axisEnd, bars, labelled } from './bars.ts';
import { dayText } from './day-text.ts';
import type { DayUsage } from './usage-api.ts';

/** What the bars stand for. */
export type Measure = 'requests' | 'tokens';

const WIDTH = 900;
const HEIGHT = 200;
/** Room for the figures of the axis, for the days below, and for half a word above and at the end. */
const AXIS = 80;
const FOOT = 28;
const HEAD = 14;
const END = 30;

/** What a day has of the measure. */
export function amount(day: DayUsage, measure: Measure): number {
	return measure === 'requests' ? day.requests : day.input_tokens + day.output_tokens;
}

/** The chart in words: how much in all, and on which day most. */
function summary(days: readonly DayUsage[], measure: Measure): string {
	const total = days.reduce((sum, day) => sum + amount(day, measure), 0);
	const busiest = days.reduce<DayUsage | null>(
		(most, day) => (most === null || amount(day, measure) > amount(most, measure) ? day : most),
		null,
	);
	if (total === 0 || busiest === null) return __('Nothing was used on these days.', 'draftsmith');
	const text =
		measure === 'requests'
			? /* translators: 1: number of days, 2: articles in all, 3: a day, 4: articles of that day. */
				__('Articles of the last %1$s days: %2$s in all. Most on %3$s: %4$s.', 'draftsmith')
			: /* translators: 1: number of days, 2: tokens in all, 3: a day, 4: tokens of that day. */
				__('Tokens of the last %1$s days: %2$s in all. Most on %3$s: %4$s.', 'draftsmith');
	return sprintf(
		text,
		formatNumber(days.length),
		formatNumber(total),
		dayText(busiest.date, 'long'),
		formatNumber(amount(busiest, measure)),
	);
}

function Axis({ end }: { end: number }) {
	return [0, 0.5, 1].map((share) => (
		<g key={share}>
			<line x1={AXIS} x2={AXIS + WIDTH} y1={HEIGHT * (1 - share) + HEAD} y2={HEIGHT * (1 - share) + HEAD} />
			{(end * share) % 1 === 0 && (
				<text x={AXIS - 8} y={HEIGHT * (1 - share) + HEAD + 5} textAnchor="end">
					{formatNumber(end * share)}
				</text>
			)}
		</g>
	));
}

/** Bars by day. Its words say the same in short, and the table beside it in full. */
export function UsageChart({ days, measure }: { days: readonly DayUsage[]; measure: Measure }) {
	const values = days.map((day) => amount(day, measure));
	const end = axisEnd(Math.max(0, ...values));
	const drawn = bars(values, end, WIDTH, HEIGHT);
	const named = labelled(days.length, 8);
	const words = summary(days, measure);
	return (
		<figure className="draftsmith-chart">
			{/* Time runs from left to right in every language, as in the tables of figures. */}
			<svg role="img" aria-label={words} viewBox={`0 0 ${AXIS + WIDTH + END} ${HEAD + HEIGHT + FOOT}`} direction="ltr">
				<Axis end={end} />
				{drawn.map((bar, index) => {
					const day = days[index];
					return (
						day && (
							<g key={day.date}>
								<rect x={AXIS + bar.x} y={bar.y + HEAD} width={bar.width} height={bar.height} rx={2}>
									<title>{`${dayText(day.date, 'long')}: ${formatNumber(amount(day, measure))}`}</title>
								</rect>
								{named.includes(index) && (
									<text x={AXIS + bar.x + bar.width / 2} y={HEAD + HEIGHT + FOOT - 4} textAnchor="middle">
										{dayText(day.date, 'short')}
									</text>
								)}
							</g>
						)
					);
				})}
			</svg>
			<figcaption>{words}</figcaption>
		</figure>
	);
}
