import type { UsageAlert } from '@draftsmith/shared';
import { Notice } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { dismissAlert, visibleAlerts } from './dismissed-alerts.ts';
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
	const [shown, setShown] = useState(() => visibleAlerts(alerts, window.localStorage));
	return shown.map((alert) => (
		<Notice
			key={`${alert.limit_source} ${alert.threshold}`}
			status={alert.threshold >= 100 ? 'error' : 'warning'}
			onRemove={() => {
				dismissAlert(alert, window.localStorage);
				setShown((others) => others.filter((other) => other !== alert));
			}}
		>
			<p>{text(alert, resetsAt)}</p>
		</Notice>
	));
}
