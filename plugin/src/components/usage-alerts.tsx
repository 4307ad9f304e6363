import type { UsageAlert } from '@draftsmith/shared';
import { Notice } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { alertName, dismissAlert, visibleAlerts } from './dismissed-alerts.ts';
import { formatNumber, formatTime } from './format.ts';

function text({ limit_source: source, threshold }: UsageAlert, resetsAt: string): string {
	const isTokens = source === 'tokens_per_day';
	if (threshold < 100)
		return sprintf(
			isTokens
				? /* translators: %s: a number, percent. */
					__('%s%% of today’s tokens of your plan are used.', 'draftsmith')
				: /* translators: %s: a number, percent. */
					__('%s%% of today’s articles of your plan are used.', 'draftsmith'),
			formatNumber(threshold),
		);
	return sprintf(
		isTokens
			? /* translators: %s: date and time. */
				__('Today’s tokens of your plan are used up. You can generate again from %s.', 'draftsmith')
			: /* translators: %s: date and time. */
				__('Today’s articles of your plan are used up. You can generate again from %s.', 'draftsmith'),
		formatTime(resetsAt),
	);
}

/** That much of a limit of today is used. Who dismisses it sees it no more today, unless it gets worse. */
export function UsageAlerts({ alerts, resetsAt }: { alerts: readonly UsageAlert[]; resetsAt: string }) {
	// By name, for where storage takes nothing they shall stay away, and alerts that come later shall be seen.
	const [closed, setClosed] = useState<readonly string[]>([]);
	return visibleAlerts(alerts, window.localStorage, closed).map((alert) => (
		<Notice
			key={`${alert.limit_source} ${alert.threshold}`}
			status={alert.threshold >= 100 ? 'error' : 'warning'}
			onRemove={() => {
				dismissAlert(alert, window.localStorage);
				setClosed((others) => [...others, alertName(alert)]);
			}}
		>
			<p>{text(alert, resetsAt)}</p>
		</Notice>
	));
}
