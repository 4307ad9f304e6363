import type { Templates } from './templates.ts';

const LIMITS = {
	requests_per_day: { one: 'article par jour', many: 'd’articles par jour', other: 'articles par jour' },
	tokens_per_day: { one: 'jeton par jour', many: 'de jetons par jour', other: 'jetons par jour' },
};

/** The mails in French. */
export const fr: Templates = {
	greeting: 'Bonjour,',
	orCopy: 'Si le bouton ne fonctionne pas, copiez cette adresse dans votre navigateur :',
	footer: 'Ceci est un message automatique du service Draftsmith au sujet d’un compte associé à cette adresse e-mail.',
	unsubscribe: 'Ne plus recevoir ce type d’avis',
	unsubscribePage: {
		title: 'Avis par e-mail',
		question:
			'Souhaitez-vous ne plus recevoir d’avis concernant les clés, les domaines et les limites ? Les messages indispensables, par exemple ceux qui concernent un changement de la politique de confidentialité, vous parviendront toujours.',
		button: 'Ne plus recevoir d’avis',
		done: 'Vous ne recevrez plus d’avis. Vous pouvez les réactiver dans les réglages de l’extension.',
		unknown:
			'Ce lien n’est pas valable. Veuillez le copier en entier depuis le message, ou désactiver les avis dans les réglages de l’extension.',
	},
	account_created: ({ domain, confirm_url }) => ({
		subject: 'Veuillez confirmer votre adresse e-mail pour Draftsmith',
		paragraphs: [
			`Un compte Draftsmith pour le site ${domain} a été créé avec cette adresse e-mail.`,
			'Veuillez confirmer que cette adresse est bien la vôtre. Le lien est valable 24 heures et ne peut être utilisé qu’une seule fois.',
		],
		action: { label: 'Confirmer l’adresse', url: confirm_url },
		closing: ['Si vous n’avez pas créé ce compte, veuillez ignorer ce message ; vous n’avez rien à faire.'],
	}),
	welcome: ({ domain }) => ({
		subject: 'Votre compte Draftsmith',
		paragraphs: [
			`Un compte Draftsmith pour le site ${domain} a été créé avec cette adresse e-mail.`,
			'Vous pouvez dès maintenant faire rédiger des articles depuis l’extension. La clé du site y est conservée.',
		],
		closing: ['Si vous n’avez pas créé ce compte, veuillez contacter l’exploitant du service.'],
	}),
	email_change: ({ confirm_url, new_email }) => ({
		subject: 'Veuillez confirmer la nouvelle adresse e-mail de votre compte',
		paragraphs: [
			`L’adresse e-mail de votre compte Draftsmith doit être remplacée par ${new_email}.`,
			'La modification prend effet dès qu’elle a été confirmée depuis l’ancienne et la nouvelle adresse. Le lien est valable 24 heures et ne peut être utilisé qu’une seule fois.',
		],
		action: { label: 'Confirmer la modification', url: confirm_url },
		closing: [
			'Si vous n’êtes pas à l’origine de cette demande, ne la confirmez pas ; l’adresse restera alors inchangée.',
		],
	}),
	email_changed: () => ({
		subject: 'L’adresse e-mail de votre compte a été modifiée',
		paragraphs: [
			'L’adresse e-mail de votre compte Draftsmith a été modifiée. Les messages sont désormais envoyés à la nouvelle adresse.',
		],
		closing: ['Si vous n’avez pas donné votre accord, veuillez contacter immédiatement l’exploitant du service.'],
	}),
	domain_proven: ({ domain }) => ({
		subject: `${domain} a été vérifié`,
		paragraphs: [
			`Il est établi que le site ${domain} appartient à votre compte. Les limites de votre formule s’y appliquent désormais.`,
		],
	}),
	domain_taken: ({ domain }) => ({
		subject: `Le domaine ${domain} a été vérifié par un autre compte`,
		paragraphs: [
			`Le domaine ${domain} était enregistré auprès de deux comptes. Il appartient désormais au compte qui a prouvé en dernier qu’il contrôle ce domaine.`,
			'Dans l’autre compte, le site n’est plus actif et ses clés API ne fonctionnent plus.',
		],
		closing: [
			'Si vous ne vous y attendiez pas, veuillez vérifier qui a accès au site et aux paramètres DNS du domaine.',
		],
	}),
	key_created: ({ domain, masked }) => ({
		subject: `Nouvelle clé API pour ${domain}`,
		paragraphs: ['Une nouvelle clé API a été créée dans votre compte Draftsmith.'],
		facts: [
			['Site', domain],
			['Clé', masked],
		],
		closing: [
			'Si vous n’en êtes pas à l’origine, veuillez révoquer immédiatement cette clé dans les réglages de l’extension.',
		],
	}),
	key_rotated: ({ domain, masked }) => ({
		subject: `Clé API remplacée pour ${domain}`,
		paragraphs: [
			'Une clé API de votre compte Draftsmith a été remplacée. L’ancienne clé ne fonctionne plus que jusqu’à la fin de sa période de transition.',
		],
		facts: [
			['Site', domain],
			['Clé', masked],
		],
		closing: [
			'Si vous n’en êtes pas à l’origine, veuillez révoquer immédiatement les clés de ce site dans les réglages de l’extension.',
		],
	}),
	key_revoked: ({ domain, masked }) => ({
		subject: `Clé API révoquée pour ${domain}`,
		paragraphs: ['Une clé API de votre compte Draftsmith a été révoquée. Elle ne fonctionne plus.'],
		facts: [
			['Site', domain],
			['Clé', masked],
		],
		closing: ['Si vous n’en êtes pas à l’origine, veuillez vérifier qui a accès à votre site et à votre compte.'],
	}),
	usage_alert: ({ threshold, limit_source, limit, resets_at }, format) => ({
		subject:
			threshold >= 100
				? 'Votre limite quotidienne Draftsmith est atteinte'
				: `${format.percent(threshold)} de votre limite quotidienne Draftsmith ont été utilisés`,
		paragraphs: [
			threshold >= 100
				? 'Votre compte a atteint sa limite pour aujourd’hui. Aucun nouvel article n’est accepté avant sa réinitialisation.'
				: `Votre compte a utilisé ${format.percent(threshold)} de sa limite pour aujourd’hui. Une fois la limite atteinte, aucun nouvel article n’est accepté avant sa réinitialisation.`,
		],
		facts: [
			['Limite', format.count(limit, LIMITS[limit_source])],
			['Réinitialisation', format.time(resets_at)],
		],
	}),
	account_erased: ({ receipt }) => ({
		subject: 'Votre compte Draftsmith a été supprimé',
		paragraphs: [
			'Votre compte et tout ce qui s’y rattache ont été supprimés. Seuls les justificatifs de paiement exigés par la loi sont conservés, sous pseudonyme.',
		],
		facts: [['Reçu', receipt]],
		closing: ['Veuillez conserver ce reçu : il prouve que la suppression a bien eu lieu.'],
	}),
	policy_change: ({ version, url, effective_at }, format) => ({
		subject: `Notre politique de confidentialité change le ${format.date(effective_at)}`,
		paragraphs: ['Une nouvelle version de notre politique de confidentialité va entrer en vigueur.'],
		facts: [
			['Version', version],
			['En vigueur à partir du', format.date(effective_at)],
		],
		action: { label: 'Lire la nouvelle politique de confidentialité', url },
		closing: [
			'Veuillez indiquer que vous en avez pris connaissance dans les réglages de l’extension. Si vous n’êtes pas d’accord, vous pouvez exporter vos données et supprimer votre compte avant cette date.',
		],
	}),
};
