import { __ } from '@wordpress/i18n';
import type { RegistrationInput } from './api.ts';

/** What to say about a field, by its name. */
export type RegistrationErrors = Partial<Record<'service_url' | 'email' | 'name' | 'consent', string>>;

/** The host of an http or https address; null when it is none. */
export function hostOf(address: string): string | null {
	if (!URL.canParse(address)) return null;
	const { protocol, host } = new URL(address);
	return (protocol === 'https:' || protocol === 'http:') && host !== '' ? host : null;
}

/** What stands in the way of registering; empty when nothing does. Whether the e-mail exists only the service can say. */
export function validateRegistration(input: RegistrationInput, hasConsent: boolean): RegistrationErrors {
	const errors: RegistrationErrors = {};
	if (hostOf(input.service_url.trim()) === null)
		errors.service_url = __('Type a whole address, for example https://draftsmith.example.com.', 'draftsmith');
	if (!/^[^\s@]+@[^\s@]+$/.test(input.email.trim()))
		errors.email = __('Type your e-mail address, for example name@example.com.', 'draftsmith');
	if (!hasConsent) errors.consent = __('The site can only be registered if you agree.', 'draftsmith');
	return errors;
}
