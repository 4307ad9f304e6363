import type { PageTexts } from './page-texts.ts';

/** The pages in Spanish. */
export const es: PageTexts = {
	confirm: {
		title: 'Confirme su dirección de correo',
		text: 'Pulse el botón para confirmar que esta dirección de correo es suya.',
	},
	confirm_button: 'Confirmar',
	confirmed: {
		title: 'Su dirección de correo está confirmada',
		text: 'Puede cerrar esta página y continuar en WordPress.',
	},
	change: {
		title: 'Cambiar su dirección de correo',
		text: 'Pulse el botón para aceptar el cambio de la dirección de correo de su cuenta.',
	},
	change_button: 'Aceptar',
	half_changed: {
		title: 'Una de las dos direcciones ha aceptado',
		text: 'Abra ahora el enlace enviado a la otra dirección. Hasta entonces no cambia nada.',
	},
	changed: {
		title: 'Su dirección de correo ha cambiado',
		text: 'A partir de ahora, los mensajes se envían a la nueva dirección. Puede cerrar esta página.',
	},
	refused: 'Este enlace no se puede usar',
	unknown: 'El enlace está incompleto o ya no existe. Cópielo entero del correo.',
	used: 'El enlace ya se ha usado. No tiene que hacer nada más.',
	expired: 'El enlace era válido durante 24 horas. Solicite uno nuevo en los ajustes del plugin.',
};
