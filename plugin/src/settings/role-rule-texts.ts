import { __, _n, sprintf } from '@wordpress/i18n';
import { formatNumber } from '../components/format.ts';
import type { RoleRule } from './preferences.ts';

const MOST_ARTICLES = 100_000;

/** What a rule says, in a few words. */
export function summaryOf(rule: RoleRule): string {
	if (!rule.allowed) return __('Not allowed', 'draftsmith');
	const parts = [
		rule.models &&
			/* translators: %s: a number. */
			sprintf(_n('%s model', '%s models', rule.models.length, 'draftsmith'), formatNumber(rule.models.length)),
		rule.content_types &&
			sprintf(
				/* translators: %s: a number. */
				_n('%s content type', '%s content types', rule.content_types.length, 'draftsmith'),
				formatNumber(rule.content_types.length),
			),
		rule.post_statuses &&
			sprintf(
				/* translators: %s: a number. */
				_n('%s post status', '%s post statuses', rule.post_statuses.length, 'draftsmith'),
				formatNumber(rule.post_statuses.length),
			),
		rule.articles_per_day !== null &&
			sprintf(
				/* translators: %s: a number. */
				_n('%s article a day', '%s articles a day', rule.articles_per_day, 'draftsmith'),
				formatNumber(rule.articles_per_day),
			),
	].filter((part) => typeof part === 'string');
	return parts.length === 0 ? __('Everything', 'draftsmith') : parts.join(', ');
}

/** Why the rule of a role can't be saved; null when it can. `label` is the role's name. */
export function obstacleOf(label: string, rule: RoleRule): string | null {
	if (!rule.allowed) return null;
	if ([rule.models, rule.content_types, rule.post_statuses].some((list) => list?.length === 0))
		return sprintf(
			/* translators: %s: name of a role. */
			__('%s: choose at least one of each list, or do not allow the role at all.', 'draftsmith'),
			label,
		);
	const most = rule.articles_per_day;
	if (most !== null && !(Number.isInteger(most) && most >= 1 && most <= MOST_ARTICLES))
		return sprintf(
			/* translators: %s: name of a role. */
			__('%s: the number of articles a day must be from 1 to 100,000. Leave it empty for no limit.', 'draftsmith'),
			label,
		);
	return null;
}
