import { __, _n, sprintf } from '@wordpress/i18n';
import { formatNumber } from '../components/format.ts';

/** What a class of stored data is, in words; its own name for one that only a newer service knows. */
export function classLabel(name: string): string {
	const labels: Record<string, string> = {
		account: __('Your account: name, e-mail address, settings', 'draftsmith'),
		sites: __('Your sites', 'draftsmith'),
		api_keys: __('Keys (only their fingerprints)', 'draftsmith'),
		templates: __('Your templates', 'draftsmith'),
		deleted_templates: __('Names of deleted templates', 'draftsmith'),
		job_content: __('Texts: requests and articles, encrypted', 'draftsmith'),
		jobs: __('Articles asked for, without their text', 'draftsmith'),
		request_log: __('Log of requests, with shortened IP addresses', 'draftsmith'),
		usage_days: __('Daily usage', 'draftsmith'),
		quota_days: __('Daily limits used', 'draftsmith'),
		alerts: __('Notices about limits', 'draftsmith'),
		transactions: __('Changes of your plan', 'draftsmith'),
		registrations: __('Registration without proof', 'draftsmith'),
		email_tokens: __('Links that were mailed to you', 'draftsmith'),
		mails: __('Mails that were sent to you, without their text', 'draftsmith'),
		mail_files: __('Mails as files', 'draftsmith'),
		webhook_deliveries: __('Notices to your webhook', 'draftsmith'),
		ended_keys: __('Keys that no longer work', 'draftsmith'),
		ended_sites: __('Sites that are no longer active', 'draftsmith'),
		audit: __('Actions of the operators', 'draftsmith'),
		receipts: __('Receipts of what was erased', 'draftsmith'),
	};
	return labels[name] ?? name;
}

const YEAR = 365;

/** A span of days as ISO 8601 writes it (`P30D`) in words, long ones as years; as it came when it is another. */
export function formatSpan(duration: string): string {
	const days = Number(/^P(\d+)D$/.exec(duration)?.[1]);
	if (Number.isNaN(days)) return duration;
	const years = Math.floor(days / YEAR);
	return years > 1
		? /* translators: %s: a number. */
			sprintf(_n('%s year', '%s years', years, 'draftsmith'), formatNumber(years))
		: /* translators: %s: a number. */
			sprintf(_n('%s day', '%s days', days, 'draftsmith'), formatNumber(days));
}
