import type { PageTexts } from './page-texts.ts';

/** The pages in French. */
export const fr: PageTexts = {
	confirm: {
		title: 'Confirmez votre adresse e-mail',
		text: 'Cliquez sur le bouton pour confirmer que cette adresse e-mail est la vôtre.',
	},
	confirm_button: 'Confirmer',
	confirmed: {
		title: 'Votre adresse e-mail est confirmée',
		text: 'Vous pouvez fermer cette page et continuer dans WordPress.',
	},
	change: {
		title: 'Changer votre adresse e-mail',
		text: 'Cliquez sur le bouton pour accepter le changement de l’adresse e-mail de votre compte.',
	},
	change_button: 'Accepter',
	half_changed: {
		title: 'Une adresse sur deux a accepté',
		text: 'Ouvrez maintenant le lien envoyé à l’autre adresse. D’ici là, rien ne change.',
	},
	changed: {
		title: 'Votre adresse e-mail a été changée',
		text: 'Les messages sont désormais envoyés à la nouvelle adresse. Vous pouvez fermer cette page.',
	},
	refused: 'Ce lien ne peut pas être utilisé',
	unknown: 'Le lien est incomplet ou n’existe plus. Copiez-le en entier depuis l’e-mail.',
	used: 'Le lien a déjà été utilisé. Vous n’avez plus rien à faire.',
	expired: 'Le lien était valable 24 heures. Demandez-en un nouveau dans les réglages de l’extension.',
};
