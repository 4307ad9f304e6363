import type { UsageAlert } from '@draftsmith/shared';

const key = 'draftsmith.dismissed-alerts';

/** Names an alert of one day, so that tomorrow's is another one. */
export function alertName({ at, limit_source, threshold }: UsageAlert): string {
	return `${at.slice(0, 10)} ${limit_source} ${threshold}`;
}

function readDismissed(storage: Pick<Storage, 'getItem'>): string[] {
	try {
		const stored: unknown = JSON.parse(storage.getItem(key) ?? '[]');
		return Array.isArray(stored) ? stored.filter((name) => typeof name === 'string') : [];
	} catch {
		return [];
	}
}

/** The alerts to show: of each limit the highest, unless it was dismissed on this device, or on this page (`closed`, by name). */
export function visibleAlerts(
	alerts: readonly UsageAlert[],
	storage: Pick<Storage, 'getItem'>,
	closed: readonly string[] = [],
): UsageAlert[] {
	const dismissed = [...readDismissed(storage), ...closed];
	const isHighest = (alert: UsageAlert) =>
		!alerts.some((other) => other.limit_source === alert.limit_source && other.threshold > alert.threshold);
	return alerts.filter((alert) => isHighest(alert) && !dismissed.includes(alertName(alert)));
}

/** Remembers that an alert was dismissed, and forgets those of other days. Storage may be full or forbidden: then it comes back. */
export function dismissAlert(alert: UsageAlert, storage: Pick<Storage, 'getItem' | 'setItem'>): void {
	const day = alert.at.slice(0, 10);
	const kept = readDismissed(storage).filter((name) => name.startsWith(day));
	try {
		storage.setItem(key, JSON.stringify([...kept, alertName(alert)]));
	} catch {
		// Only a convenience is lost.
	}
}
