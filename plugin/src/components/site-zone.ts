import { getSettings } from '@wordpress/date';
import { knownZone, toInstant } from './site-time.ts';

/** The site's time zone by its name, or by its present offset (`+02:00`) where it has no name that this browser knows. */
export function siteZone(): string {
	const { string: name = '', offset } = getSettings().timezone;
	return knownZone(name, Number(offset));
}

/** The moment of a time as `datetime-local` gives it, `2027-03-28T09:00`, by the site's clock, in milliseconds; NaN for anything else. */
export function siteInstant(localTime: string): number {
	const [, day = '', hours, minutes] = /^(\d{4}-\d\d-\d\d)T(\d\d):(\d\d)/.exec(localTime) ?? [];
	return toInstant({ day, minutes: Number(hours) * 60 + Number(minutes) }, siteZone());
}
