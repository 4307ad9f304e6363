import type { Templates } from './templates.ts';

const LIMITS = {
	requests_per_day: { one: 'artículo al día', many: 'de artículos al día', other: 'artículos al día' },
	tokens_per_day: { one: 'token al día', many: 'de tokens al día', other: 'tokens al día' },
};

/** The mails in Spanish. */
export const es: Templates = {
	greeting: 'Buenos días:',
	orCopy: 'Si el botón no funciona, copie esta dirección en su navegador:',
	footer:
		'Este es un mensaje automático del servicio Draftsmith sobre una cuenta asociada a esta dirección de correo electrónico.',
	unsubscribe: 'No recibir más avisos de este tipo',
	unsubscribePage: {
		title: 'Avisos por correo electrónico',
		question:
			'¿Desea dejar de recibir avisos sobre claves, dominios y límites? Los mensajes imprescindibles, como los relativos a un cambio de la política de privacidad, seguirán llegando.',
		button: 'No recibir más avisos',
		done: 'No recibirá más avisos. Puede volver a activarlos en los ajustes del plugin.',
		unknown:
			'Este enlace no es válido. Cópielo completo desde el mensaje o desactive los avisos en los ajustes del plugin.',
	},
	account_created: ({ domain, confirm_url }) => ({
		subject: 'Confirme su dirección de correo electrónico para Draftsmith',
		paragraphs: [
			`Se ha creado una cuenta de Draftsmith para el sitio ${domain} con esta dirección de correo electrónico.`,
			'Confirme, por favor, que la dirección es suya. El enlace es válido durante 24 horas y solo puede usarse una vez.',
		],
		action: { label: 'Confirmar la dirección', url: confirm_url },
		closing: ['Si usted no se ha registrado, ignore este mensaje; no tiene que hacer nada.'],
	}),
	welcome: ({ domain }) => ({
		subject: 'Su cuenta de Draftsmith',
		paragraphs: [
			`Se ha creado una cuenta de Draftsmith para el sitio ${domain} con esta dirección de correo electrónico.`,
			'Ya puede encargar artículos desde el plugin. La clave del sitio se guarda allí.',
		],
		closing: ['Si usted no se ha registrado, póngase en contacto con el operador del servicio.'],
	}),
	email_change: ({ confirm_url, new_email }) => ({
		subject: 'Confirme la nueva dirección de correo electrónico de su cuenta',
		paragraphs: [
			`La dirección de correo electrónico de su cuenta de Draftsmith va a cambiarse a ${new_email}.`,
			'El cambio surtirá efecto cuando se haya confirmado desde la dirección antigua y desde la nueva. El enlace es válido durante 24 horas y solo puede usarse una vez.',
		],
		action: { label: 'Confirmar el cambio', url: confirm_url },
		closing: ['Si usted no lo ha solicitado, no lo confirme; la dirección seguirá siendo la misma.'],
	}),
	email_changed: () => ({
		subject: 'Se ha cambiado la dirección de correo electrónico de su cuenta',
		paragraphs: [
			'Se ha cambiado la dirección de correo electrónico de su cuenta de Draftsmith. A partir de ahora, los mensajes se envían a la nueva dirección.',
		],
		closing: ['Si usted no lo ha autorizado, póngase en contacto de inmediato con el responsable del servicio.'],
	}),
	domain_proven: ({ domain }) => ({
		subject: `${domain} se ha verificado`,
		paragraphs: [
			`Se ha comprobado que el sitio ${domain} pertenece a su cuenta. A partir de ahora se le aplican los límites de su plan.`,
		],
	}),
	domain_taken: ({ domain }) => ({
		subject: `Otra cuenta ha verificado el dominio ${domain}`,
		paragraphs: [
			`El dominio ${domain} estaba registrado en dos cuentas. Ahora pertenece a la cuenta que ha demostrado en último lugar que controla el dominio.`,
			'En la otra cuenta, el sitio ya no está activo y sus claves de API han dejado de funcionar.',
		],
		closing: ['Si no lo esperaba, compruebe quién tiene acceso al sitio y a la configuración DNS del dominio.'],
	}),
	key_created: ({ domain, masked }) => ({
		subject: `Nueva clave de API para ${domain}`,
		paragraphs: ['Se ha creado una nueva clave de API en su cuenta de Draftsmith.'],
		facts: [
			['Sitio', domain],
			['Clave', masked],
		],
		closing: ['Si no ha sido usted, revoque esta clave de inmediato en los ajustes del plugin.'],
	}),
	key_rotated: ({ domain, masked }) => ({
		subject: `Clave de API de ${domain} sustituida`,
		paragraphs: [
			'Se ha sustituido una clave de API de su cuenta de Draftsmith. La clave antigua solo funciona hasta que termine su periodo de transición.',
		],
		facts: [
			['Sitio', domain],
			['Clave', masked],
		],
		closing: ['Si no ha sido usted, revoque las claves de este sitio de inmediato en los ajustes del plugin.'],
	}),
	key_revoked: ({ domain, masked }) => ({
		subject: `Clave de API de ${domain} revocada`,
		paragraphs: ['Se ha revocado una clave de API de su cuenta de Draftsmith. Ya no funciona.'],
		facts: [
			['Sitio', domain],
			['Clave', masked],
		],
		closing: ['Si no ha sido usted, compruebe quién tiene acceso a su sitio y a su cuenta.'],
	}),
	usage_alert: ({ threshold, limit_source, limit, resets_at }, format) => ({
		subject:
			threshold >= 100
				? 'Ha alcanzado su límite diario de Draftsmith'
				: `Ha usado el ${format.percent(threshold)} de su límite diario de Draftsmith`,
		paragraphs: [
			threshold >= 100
				? 'Su cuenta ha alcanzado el límite de hoy. No se aceptarán nuevos artículos hasta que el límite se restablezca.'
				: `Su cuenta ha usado el ${format.percent(threshold)} del límite de hoy. Cuando lo alcance, no se aceptarán nuevos artículos hasta que se restablezca.`,
		],
		facts: [
			['Límite', format.count(limit, LIMITS[limit_source])],
			['Se restablece', format.time(resets_at)],
		],
	}),
	account_erased: ({ receipt }) => ({
		subject: 'Su cuenta de Draftsmith se ha eliminado',
		paragraphs: [
			'Se han eliminado su cuenta y todo lo que contenía. Solo se conservan, con un seudónimo, los comprobantes de pago que exige la ley.',
		],
		facts: [['Comprobante', receipt]],
		closing: ['Conserve este comprobante: acredita que la eliminación se ha llevado a cabo.'],
	}),
	policy_change: ({ version, url, effective_at }, format) => ({
		subject: `Nuestra política de privacidad cambia el ${format.date(effective_at)}`,
		paragraphs: ['Entrará en vigor una nueva versión de nuestra política de privacidad.'],
		facts: [
			['Versión', version],
			['En vigor desde', format.date(effective_at)],
		],
		action: { label: 'Leer la nueva política de privacidad', url },
		closing: [
			'Confirme en los ajustes del plugin que ha tomado nota de la nueva versión. Si no está de acuerdo, puede exportar sus datos y eliminar su cuenta antes de esa fecha.',
		],
	}),
};
