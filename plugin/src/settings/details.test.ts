import type { Account } from '@draftsmith/shared';
import { expect, it } from 'vitest';
import { changedDetails, type Details, detailsOf } from './details.ts';

const plan = {
	id: 'free',
	name: 'Free',
	requests_per_day: 50,
	tokens_per_day: 1000,
	concurrency: 1,
	queue_depth: 1,
	calls_per_minute: 1,
	concurrent_calls: 1,
	sites: 1,
	models: 'all',
	retention_days: 30,
} as const;
const id = '01890000-0000-7000-8000-000000000000';
const at = '2026-08-14T10:00:00.000Z';
const account: Account = {
	id,
	email: 'owner@example.org',
	email_confirmed: true,
	name: 'Olga',
	language: 'de-AT',
	email_notices: true,
	restriction: null,
	policy: null,
	webhook_url: null,
	plan,
	site: {
		id,
		domain: 'example.org',
		status: 'active',
		proof: { state: 'proven', method: 'route', problem: null, next_attempt_at: null, token: 'token' },
		allow_external_providers: false,
		created_at: at,
	},
	key: {
		id,
		site_id: id,
		name: null,
		masked: 'dsk_live_••••abcd',
		scopes: ['jobs'],
		created_at: at,
		last_used_at: null,
		expires_at: null,
		revoked_at: null,
	},
	created_at: at,
};

it.each<[Partial<Details>, object]>([
	[{}, {}],
	[{ name: ' Olga ', email: 'owner@example.org ' }, {}],
	[{ name: '' }, { name: null }],
	[
		{ name: 'Olga Owner', email: 'new@example.org' },
		{ name: 'Olga Owner', email: 'new@example.org' },
	],
	[{ language: 'de' }, { language: 'de' }],
	[
		{ email_notices: false, allow_external_providers: true },
		{ email_notices: false, allow_external_providers: true },
	],
])('of %j only the change is sent', (edits, changes) => {
	expect(changedDetails({ ...detailsOf(account), ...edits }, account)).toEqual(changes);
});

it('an account without a name and a language has an empty name, and English', () => {
	const details = detailsOf({ ...account, name: null, language: null });
	expect(details).toMatchObject({ name: '', language: 'en' });
	expect(changedDetails(details, { ...account, name: null, language: null })).toEqual({});
});
