import type { Templates } from './templates.ts';

const LIMITS = {
	requests_per_day: { one: 'article a day', other: 'articles a day' },
	tokens_per_day: { one: 'token a day', other: 'tokens a day' },
};

/** The mails in English. */
export const en: Templates = {
	greeting: 'Hello,',
	orCopy: 'If the button does not work, copy this address into your browser:',
	footer: 'This is an automatic message of the Draftsmith service about an account with this e-mail address.',
	unsubscribe: 'Unsubscribe from these notices',
	unsubscribePage: {
		title: 'E-mail notices',
		question:
			'Do you want to unsubscribe from notices about keys, domains and limits? Messages that must be sent, such as those about a change of the privacy policy, will still come.',
		button: 'Unsubscribe',
		done: 'You will not receive these notices any more. You can turn them on again in the settings of the plugin.',
		unknown:
			'This link is not valid. Please copy it whole from the message, or turn the notices off in the settings of the plugin.',
	},
	account_created: ({ domain, confirm_url }) => ({
		subject: 'Please confirm your e-mail address for Draftsmith',
		paragraphs: [
			`A Draftsmith account for the site ${domain} was created with this e-mail address.`,
			'Please confirm that the address is yours. The link is valid for 24 hours and can be used once.',
		],
		action: { label: 'Confirm the address', url: confirm_url },
		closing: ['If you did not register, please ignore this message; you need not do anything.'],
	}),
	welcome: ({ domain }) => ({
		subject: 'Your Draftsmith account',
		paragraphs: [
			`A Draftsmith account for the site ${domain} was created with this e-mail address.`,
			'Articles can be written from the plugin right away. The key of the site is kept there.',
		],
		closing: ['If you did not register, please tell the operator of the service.'],
	}),
	email_change: ({ confirm_url, new_email }) => ({
		subject: 'Please confirm the new e-mail address of your account',
		paragraphs: [
			`The e-mail address of your Draftsmith account is to be changed to ${new_email}.`,
			'The change takes effect once it has been confirmed at the old and at the new address. The link is valid for 24 hours and can be used once.',
		],
		action: { label: 'Confirm the change', url: confirm_url },
		closing: ['If you did not ask for this, do not confirm it; the address then stays as it is.'],
	}),
	email_changed: () => ({
		subject: 'The e-mail address of your account has been changed',
		paragraphs: [
			'The e-mail address of your Draftsmith account has been changed. From now on, messages go to the new address.',
		],
		closing: ['If you did not agree to this, please contact the operator of the service at once.'],
	}),
	domain_proven: ({ domain }) => ({
		subject: `${domain} has been verified`,
		paragraphs: [
			`It has been proven that the site ${domain} belongs to your account. From now on, the limits of your plan apply to it.`,
		],
	}),
	domain_taken: ({ domain }) => ({
		subject: `The domain ${domain} has been verified by another account`,
		paragraphs: [
			`The domain ${domain} was registered with two accounts. It now belongs to the account that proved its control over the domain last.`,
			'In the other account, the site is no longer active and its API keys no longer work.',
		],
		closing: [
			'If you did not expect this, please check who has access to the site and to the DNS settings of the domain.',
		],
	}),
	key_created: ({ domain, masked }) => ({
		subject: `New API key for ${domain}`,
		paragraphs: ['A new API key was created in your Draftsmith account.'],
		facts: [
			['Site', domain],
			['Key', masked],
		],
		closing: ['If it was not you, please revoke this key at once in the settings of the plugin.'],
	}),
	key_rotated: ({ domain, masked }) => ({
		subject: `API key for ${domain} replaced`,
		paragraphs: [
			'An API key of your Draftsmith account was replaced. The old key works only until its transition period ends.',
		],
		facts: [
			['Site', domain],
			['Key', masked],
		],
		closing: ['If it was not you, please revoke the keys of this site at once in the settings of the plugin.'],
	}),
	key_revoked: ({ domain, masked }) => ({
		subject: `API key for ${domain} revoked`,
		paragraphs: ['An API key of your Draftsmith account was revoked. It no longer works.'],
		facts: [
			['Site', domain],
			['Key', masked],
		],
		closing: ['If it was not you, please check who has access to your site and to your account.'],
	}),
	usage_alert: ({ threshold, limit_source, limit, resets_at }, format) => ({
		subject:
			threshold >= 100
				? 'Your daily Draftsmith limit has been reached'
				: `${format.percent(threshold)} of your daily Draftsmith limit has been used`,
		paragraphs: [
			threshold >= 100
				? 'Your account has reached its limit for today. New articles are not accepted until the limit resets.'
				: `Your account has used ${format.percent(threshold)} of its limit for today. Once the limit is reached, new articles are not accepted until it resets.`,
		],
		facts: [
			['Limit', format.count(limit, LIMITS[limit_source])],
			['Resets on', format.time(resets_at)],
		],
	}),
	account_erased: ({ receipt }) => ({
		subject: 'Your Draftsmith account has been deleted',
		paragraphs: [
			'Your account and everything that belongs to it have been deleted. Only the payment records that the law requires are kept, under a pseudonym.',
		],
		facts: [['Receipt', receipt]],
		closing: ['Please keep this receipt: it proves that the deletion was carried out.'],
	}),
	policy_change: ({ version, url, effective_at }, format) => ({
		subject: `Our privacy policy changes on ${format.date(effective_at)}`,
		paragraphs: ['A new version of our privacy policy will come into force.'],
		facts: [
			['Version', version],
			['In force from', format.date(effective_at)],
		],
		action: { label: 'Read the new privacy policy', url },
		closing: [
			'Please acknowledge the new version in the settings of the plugin. If you do not agree with it, you can export your data and delete your account before that day.',
		],
	}),
};
