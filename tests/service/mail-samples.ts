import type { Mail } from '../../service/src/mail/index.ts';
import { SERVICE_ADDRESS } from './mail-outbox.ts';

export const CONFIRM_URL = `${SERVICE_ADDRESS}/confirm?token=0199.SECRET-of-a-link`;

/** As long as a receipt, on one line. */
export const RECEIPT = JSON.stringify({ kind: 'account_erased', details: { erased: 'f00d'.repeat(400) } });

/** The kinds that an owner can do without. */
export const OPTIONAL = ['domain_proven', 'key_created', 'key_revoked', 'key_rotated', 'usage_alert', 'welcome'];

/** A mail with a link that holds for a day. */
export function confirmation(to = 'owner@bread.example', language: string | null = null): Mail {
	const params = { domain: 'bread.example', confirm_url: CONFIRM_URL };
	return { to, language, accountId: null, kind: 'account_created', params };
}

/** A mail of every kind, to one account. */
export function everyKind(accountId: string): Mail[] {
	const head = { to: 'owner@bread.example', language: 'de-AT', accountId };
	const key = { domain: 'bread.example', masked: 'dsk_live_••••aB3x' };
	return [
		{ ...confirmation(head.to, 'de-AT'), accountId },
		{ ...head, kind: 'welcome', params: { domain: 'bread.example' } },
		{ ...head, kind: 'email_change', params: { confirm_url: CONFIRM_URL, new_email: 'new@bread.example' } },
		{ ...head, kind: 'email_changed', params: {} },
		{ ...head, kind: 'domain_proven', params: { domain: 'bread.example' } },
		{ ...head, kind: 'domain_taken', params: { domain: 'bread.example' } },
		{ ...head, kind: 'key_created', params: key },
		{ ...head, kind: 'key_rotated', params: key },
		{ ...head, kind: 'key_revoked', params: key },
		{
			...head,
			kind: 'usage_alert',
			params: {
				threshold: 80,
				limit_source: 'tokens_per_day',
				limit: 1_000_000,
				resets_at: '2026-11-23T00:00:00.000Z',
			},
		},
		{ ...head, kind: 'account_erased', params: { receipt: RECEIPT } },
		{
			...head,
			kind: 'policy_change',
			params: { version: '2', url: `${SERVICE_ADDRESS}/privacy`, effective_at: '2027-01-15T00:00:00.000Z' },
		},
	];
}
