import { nextDay, toInstant, weekdayOf } from '../components/site-time.ts';

/** How posts are spread over days. */
export interface Plan {
	/** The first day, `2027-03-28`. */
	start: string;
	/** When the first post of a day comes, `09:00`. */
	time: string;
	perDay: number;
	/** Minutes between two posts of a day. */
	apart: number;
	/** Days of the week, 0 for Sunday. */
	weekdays: readonly number[];
}

/** What is wrong with a plan; null when nothing is. */
export type PlanProblem = 'start' | 'past' | 'time' | 'per_day' | 'apart' | 'weekdays';

/** The time of day in minutes; NaN when it is none. */
function minutesOf(time: string): number {
	const match = /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(time);
	return match ? Number(match[1]) * 60 + Number(match[2]) : Number.NaN;
}

/** What must be corrected before dates can be planned. `now`: milliseconds since 1970. */
export function problemOf(plan: Plan, zone: string, now: number): PlanProblem | null {
	const minutes = minutesOf(plan.time);
	if (Number.isNaN(minutes)) return 'time';
	const first = toInstant({ day: plan.start, minutes }, zone);
	if (Number.isNaN(first)) return 'start';
	if (!Number.isInteger(plan.perDay) || plan.perDay < 1 || plan.perDay > 1440) return 'per_day';
	if (
		plan.perDay > 1 &&
		(!Number.isInteger(plan.apart) || plan.apart < 1 || minutes + (plan.perDay - 1) * plan.apart >= 24 * 60)
	)
		return 'apart';
	if (plan.weekdays.length === 0) return 'weekdays';
	return first <= now ? 'past' : null;
}

/** The dates of so many posts, RFC 3339 in UTC, in order. The plan must have no problem. */
export function planDates(plan: Plan, zone: string, count: number): string[] {
	const dates: string[] = [];
	const minutes = minutesOf(plan.time);
	for (let day = plan.start; dates.length < count; day = nextDay(day)) {
		if (!plan.weekdays.includes(weekdayOf(day))) continue;
		for (let index = 0; index < plan.perDay && dates.length < count; index += 1) {
			const instant = toInstant({ day, minutes: minutes + index * plan.apart }, zone);
			dates.push(new Date(instant).toISOString().replace('.000Z', 'Z'));
		}
	}
	return dates;
}
