import { useEffect, useState } from '@wordpress/element';
import { fetchToday } from '../store/api.ts';
import type { Today } from '../store/types.ts';
import { boot } from './boot.ts';
import { UsageAlerts } from './usage-alerts.tsx';

/** The alerts of today, asked for when the screen is opened. When they can't be had, nothing is shown: they are not its subject. */
export function CurrentAlerts() {
	const [today, setToday] = useState<Today | null>(null);
	useEffect(() => {
		if (boot.registered) fetchToday().then(setToday, () => undefined);
	}, []);
	return today && <UsageAlerts alerts={today.alerts} resetsAt={today.today.resets_at} />;
}
