import type { DailyLimit } from '@draftsmith/shared';

/** Shares at which the bar changes its colour. */
const HIGH = 0.8;

/** How much of a limit of today is used, as a bar; `text` says the same in words. */
export function UsageMeter(props: { label: string; text: string; limit: DailyLimit }) {
	const { label, text, limit } = props;
	const used = Math.min(limit.used, limit.limit);
	const isUsedUp = limit.used >= limit.limit;
	const isHigh = limit.used >= limit.limit * HIGH;
	const level = isUsedUp ? 'full' : isHigh ? 'high' : 'low';
	return (
		<div className="draftsmith-usage">
			<div className="draftsmith-usage__words">
				<strong>{label}</strong>
				<span>{text}</span>
			</div>
			{/* Browsers draw a <meter> each in their own way, so it is only read out, and the bar only looked at. */}
			<meter
				className="screen-reader-text"
				min={0}
				max={Math.max(1, limit.limit)}
				value={used}
				aria-label={label}
				aria-valuetext={text}
			/>
			<div className={`draftsmith-meter draftsmith-meter--${level}`} aria-hidden="true">
				<div style={{ inlineSize: `${(100 * used) / Math.max(1, limit.limit)}%` }} />
			</div>
		</div>
	);
}
