import type { Account } from '@draftsmith/shared';
import type { AccountChanges } from './account-api.ts';

/** What the form holds. No name is an empty text. */
export interface Details {
	name: string;
	email: string;
	language: string;
	email_notices: boolean;
	allow_external_providers: boolean;
}

/** The details of an account as the form shows them. */
export function detailsOf(account: Account): Details {
	return {
		name: account.name ?? '',
		email: account.email,
		language: account.language ?? 'en',
		email_notices: account.email_notices,
		allow_external_providers: account.site.allow_external_providers,
	};
}

/** What of the form differs from the account: only that is sent. */
export function changedDetails(details: Details, account: Account): AccountChanges {
	const before = detailsOf(account);
	const name = details.name.trim();
	const email = details.email.trim();
	return {
		...(name === before.name ? {} : { name: name === '' ? null : name }),
		...(email === before.email ? {} : { email }),
		...(details.language === before.language ? {} : { language: details.language }),
		...(details.email_notices === before.email_notices ? {} : { email_notices: details.email_notices }),
		...(details.allow_external_providers === before.allow_external_providers
			? {}
			: { allow_external_providers: details.allow_external_providers }),
	};
}
