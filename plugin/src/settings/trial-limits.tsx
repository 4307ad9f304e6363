import type { Plan } from '@draftsmith/shared';
import { Notice } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import { formatNumber } from '../components/format.ts';

/** The limits that hold until the domain or the e-mail address is proven; nothing once they no longer do. */
export function TrialLimits({ plan }: { plan: Plan }) {
	if (plan.id !== 'trial') return null;
	return (
		<Notice status="info" isDismissible={false}>
			<p>
				{sprintf(
					/* translators: 1: number of articles, 2: number of tokens, 3: number of articles, 4: number of days. */
					__(
						'Until the domain is proven or your e-mail address is confirmed, the limits of a trial hold: %1$s articles and %2$s tokens a day, %3$s unfinished articles, and finished articles are kept for %4$s days.',
						'draftsmith',
					),
					formatNumber(plan.requests_per_day),
					formatNumber(plan.tokens_per_day),
					formatNumber(plan.queue_depth),
					formatNumber(plan.retention_days),
				)}
			</p>
			{plan.models === 'self_hosted' && (
				<p>{__('Models of other companies are not offered until then.', 'draftsmith')}</p>
			)}
		</Notice>
	);
}
