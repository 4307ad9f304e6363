import type { DailyLimit, Plan } from '@draftsmith/shared';
import { __, sprintf } from '@wordpress/i18n';
import { formatNumber, formatTime } from '../components/format.ts';
import { TodaysLimits } from '../components/todays-limits.tsx';
import type { Settings } from './api.ts';

/** What is used today of the plan's limits. */
function Today({ articles, tokens }: { articles: DailyLimit; tokens: DailyLimit }) {
	return (
		<>
			<TodaysLimits articles={articles} tokens={tokens} />
			<p className="draftsmith-muted">
				{sprintf(
					/* translators: %s: date and time. */
					__(
						'Both are of all sites of your account, with what unfinished articles may still need. They start anew on %s.',
						'draftsmith',
					),
					formatTime(articles.resets_at),
				)}
			</p>
		</>
	);
}

function PlanFacts({ plan }: { plan: Plan }) {
	return (
		<dl className="draftsmith-facts">
			<dt>{__('Plan', 'draftsmith')}</dt>
			<dd>{plan.name}</dd>
			<dt>{__('At the same time', 'draftsmith')}</dt>
			<dd>
				{sprintf(
					/* translators: 1: articles written at once, 2: articles that may wait. */
					__('%1$s written, up to %2$s waiting', 'draftsmith'),
					formatNumber(plan.concurrency),
					formatNumber(plan.queue_depth),
				)}
			</dd>
		</dl>
	);
}

/** The plan, and how much of it is used today. */
export function PlanCard({ settings }: { settings: Settings }) {
	const { plan, today, today_tokens } = settings;
	return (
		<section className="draftsmith-card draftsmith-stack">
			<h2>{__('Plan', 'draftsmith')}</h2>
			{plan && <PlanFacts plan={plan} />}
			{today && today_tokens && <Today articles={today} tokens={today_tokens} />}
			{!plan && (
				<p>{__('The service did not answer, so the plan can’t be shown. Test the connection below.', 'draftsmith')}</p>
			)}
		</section>
	);
}
