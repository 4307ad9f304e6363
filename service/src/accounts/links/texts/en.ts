import type { PageTexts } from './page-texts.ts';

/** The pages in English. */
export const en: PageTexts = {
	confirm: {
		title: 'Confirm your e-mail address',
		text: 'Press the button to confirm that this e-mail address is yours.',
	},
	confirm_button: 'Confirm',
	confirmed: {
		title: 'Your e-mail address is confirmed',
		text: 'You can close this page and go on in WordPress.',
	},
	change: {
		title: 'Change your e-mail address',
		text: 'Press the button to agree to the change of your account’s e-mail address.',
	},
	change_button: 'Agree',
	half_changed: {
		title: 'One of two addresses has agreed',
		text: 'Now open the link that was sent to the other address. Until then, nothing changes.',
	},
	changed: {
		title: 'Your e-mail address has been changed',
		text: 'From now on, messages go to the new address. You can close this page.',
	},
	refused: 'This link can’t be used',
	unknown: 'The link is incomplete or no longer exists. Copy it from the mail as a whole.',
	used: 'The link has been used already. You need not do anything more.',
	expired: 'The link was valid for 24 hours. Have a new one sent from the settings of the plugin.',
};
