import { __, sprintf } from '@wordpress/i18n';
import { formatTime } from '../components/format.ts';
import { TodaysLimits } from '../components/todays-limits.tsx';
import { untilText } from './day-text.ts';
import type { ServiceUsage } from './usage-api.ts';

/** The plan, what is left of today, and when it starts anew. */
export function TodayCard({ service }: { service: ServiceUsage }) {
	const { plan, today, today_tokens } = service;
	return (
		<section className="draftsmith-card draftsmith-stack" aria-labelledby="draftsmith-today">
			<h2 id="draftsmith-today">
				{sprintf(
					/* translators: %s: name of a plan. */
					__('Today, on the plan %s', 'draftsmith'),
					plan.name,
				)}
			</h2>
			<TodaysLimits articles={today} tokens={today_tokens} />
			<p>
				{sprintf(
					/* translators: 1: how long it takes, such as "in 5 hours", 2: date and time. */
					__('Both start anew %1$s: on %2$s by this site’s clock.', 'draftsmith'),
					untilText(today.resets_at, new Date()),
					formatTime(today.resets_at),
				)}
			</p>
			<p className="draftsmith-muted">
				{__(
					'They are of all sites of your account, with what unfinished articles may still need. The figures below are of this site, of what is finished.',
					'draftsmith',
				)}
			</p>
		</section>
	);
}
