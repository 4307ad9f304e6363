import type { PageTexts } from './page-texts.ts';

/** The pages in German. */
export const de: PageTexts = {
	confirm: {
		title: 'E-Mail-Adresse bestätigen',
		text: 'Drücken Sie die Schaltfläche, um zu bestätigen, dass diese E-Mail-Adresse Ihnen gehört.',
	},
	confirm_button: 'Bestätigen',
	confirmed: {
		title: 'Ihre E-Mail-Adresse ist bestätigt',
		text: 'Sie können diese Seite schließen und in WordPress weitermachen.',
	},
	change: {
		title: 'E-Mail-Adresse ändern',
		text: 'Drücken Sie die Schaltfläche, um der Änderung der E-Mail-Adresse Ihres Kontos zuzustimmen.',
	},
	change_button: 'Zustimmen',
	half_changed: {
		title: 'Eine von zwei Adressen hat zugestimmt',
		text: 'Öffnen Sie jetzt den Link, der an die andere Adresse gesendet wurde. Bis dahin ändert sich nichts.',
	},
	changed: {
		title: 'Ihre E-Mail-Adresse wurde geändert',
		text: 'Nachrichten gehen ab jetzt an die neue Adresse. Sie können diese Seite schließen.',
	},
	refused: 'Dieser Link kann nicht verwendet werden',
	unknown: 'Der Link ist unvollständig, oder es gibt ihn nicht mehr. Kopieren Sie ihn vollständig aus der E-Mail.',
	used: 'Der Link wurde bereits verwendet. Sie müssen nichts weiter tun.',
	expired: 'Der Link galt 24 Stunden. Fordern Sie in den Einstellungen des Plugins einen neuen an.',
};
