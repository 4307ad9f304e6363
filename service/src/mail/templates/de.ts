import type { Templates } from './templates.ts';

const LIMITS = {
	requests_per_day: { one: 'Artikel pro Tag', other: 'Artikel pro Tag' },
	tokens_per_day: { one: 'Token pro Tag', other: 'Token pro Tag' },
};

/** The mails in German. */
export const de: Templates = {
	greeting: 'Guten Tag,',
	orCopy: 'Falls die Schaltfläche nicht funktioniert, kopieren Sie bitte diese Adresse in Ihren Browser:',
	footer: 'Dies ist eine automatische Nachricht des Dienstes Draftsmith zu einem Konto mit dieser E-Mail-Adresse.',
	unsubscribe: 'Keine solchen Hinweise mehr erhalten',
	unsubscribePage: {
		title: 'Hinweise per E-Mail',
		question:
			'Möchten Sie keine Hinweise zu Schlüsseln, Domains und Limits mehr erhalten? Notwendige Nachrichten, etwa über Änderungen der Datenschutzerklärung, kommen weiterhin.',
		button: 'Keine Hinweise mehr erhalten',
		done: 'Sie erhalten keine Hinweise mehr. In den Einstellungen des Plugins können Sie sie wieder einschalten.',
		unknown:
			'Dieser Link ist nicht gültig. Bitte kopieren Sie ihn vollständig aus der Nachricht oder schalten Sie die Hinweise in den Einstellungen des Plugins aus.',
	},
	account_created: ({ domain, confirm_url }) => ({
		subject: 'Bitte bestätigen Sie Ihre E-Mail-Adresse für Draftsmith',
		paragraphs: [
			`Mit dieser E-Mail-Adresse wurde ein Draftsmith-Konto für die Website ${domain} angelegt.`,
			'Bitte bestätigen Sie, dass die Adresse Ihnen gehört. Der Link gilt 24 Stunden und kann einmal verwendet werden.',
		],
		action: { label: 'Adresse bestätigen', url: confirm_url },
		closing: [
			'Falls Sie sich nicht registriert haben, ignorieren Sie diese Nachricht bitte; Sie müssen nichts weiter tun.',
		],
	}),
	welcome: ({ domain }) => ({
		subject: 'Ihr Draftsmith-Konto',
		paragraphs: [
			`Mit dieser E-Mail-Adresse wurde ein Draftsmith-Konto für die Website ${domain} angelegt.`,
			'Sie können im Plugin sofort Artikel schreiben lassen. Der Schlüssel der Website ist dort hinterlegt.',
		],
		closing: ['Falls Sie sich nicht registriert haben, wenden Sie sich bitte an den Betreiber des Dienstes.'],
	}),
	email_change: ({ confirm_url, new_email }) => ({
		subject: 'Bitte bestätigen Sie die neue E-Mail-Adresse Ihres Kontos',
		paragraphs: [
			`Die E-Mail-Adresse Ihres Draftsmith-Kontos soll in ${new_email} geändert werden.`,
			'Die Änderung wird wirksam, sobald sie über die alte und über die neue Adresse bestätigt worden ist. Der Link gilt 24 Stunden und kann einmal verwendet werden.',
		],
		action: { label: 'Änderung bestätigen', url: confirm_url },
		closing: ['Falls Sie das nicht veranlasst haben, bestätigen Sie es nicht; die Adresse bleibt dann, wie sie ist.'],
	}),
	email_changed: () => ({
		subject: 'Die E-Mail-Adresse Ihres Kontos wurde geändert',
		paragraphs: [
			'Die E-Mail-Adresse Ihres Draftsmith-Kontos wurde geändert. Nachrichten gehen ab jetzt an die neue Adresse.',
		],
		closing: ['Falls Sie dem nicht zugestimmt haben, wenden Sie sich bitte sofort an den Betreiber des Dienstes.'],
	}),
	domain_proven: ({ domain }) => ({
		subject: `${domain} ist bestätigt`,
		paragraphs: [
			`Es ist nachgewiesen, dass die Website ${domain} zu Ihrem Konto gehört. Ab jetzt gelten für sie die Limits Ihres Tarifs.`,
		],
	}),
	domain_taken: ({ domain }) => ({
		subject: `Die Domain ${domain} wurde von einem anderen Konto bestätigt`,
		paragraphs: [
			`Die Domain ${domain} war bei zwei Konten registriert. Sie gehört jetzt zu dem Konto, das die Kontrolle über die Domain zuletzt nachgewiesen hat.`,
			'Im anderen Konto ist die Website nicht mehr aktiv, und ihre API-Schlüssel gelten nicht mehr.',
		],
		closing: [
			'Falls Sie das nicht erwartet haben, prüfen Sie bitte, wer Zugang zur Website und zu den DNS-Einstellungen der Domain hat.',
		],
	}),
	key_created: ({ domain, masked }) => ({
		subject: `Neuer API-Schlüssel für ${domain}`,
		paragraphs: ['In Ihrem Draftsmith-Konto wurde ein neuer API-Schlüssel erstellt.'],
		facts: [
			['Website', domain],
			['Schlüssel', masked],
		],
		closing: [
			'Falls Sie das nicht waren, widerrufen Sie diesen Schlüssel bitte sofort in den Einstellungen des Plugins.',
		],
	}),
	key_rotated: ({ domain, masked }) => ({
		subject: `API-Schlüssel für ${domain} ersetzt`,
		paragraphs: [
			'Ein API-Schlüssel Ihres Draftsmith-Kontos wurde ersetzt. Der alte Schlüssel gilt nur noch bis zum Ende seiner Übergangsfrist.',
		],
		facts: [
			['Website', domain],
			['Schlüssel', masked],
		],
		closing: [
			'Falls Sie das nicht waren, widerrufen Sie die Schlüssel dieser Website bitte sofort in den Einstellungen des Plugins.',
		],
	}),
	key_revoked: ({ domain, masked }) => ({
		subject: `API-Schlüssel für ${domain} widerrufen`,
		paragraphs: ['Ein API-Schlüssel Ihres Draftsmith-Kontos wurde widerrufen. Er gilt nicht mehr.'],
		facts: [
			['Website', domain],
			['Schlüssel', masked],
		],
		closing: ['Falls Sie das nicht waren, prüfen Sie bitte, wer Zugang zu Ihrer Website und zu Ihrem Konto hat.'],
	}),
	usage_alert: ({ threshold, limit_source, limit, resets_at }, format) => ({
		subject:
			threshold >= 100
				? 'Ihr Tageslimit bei Draftsmith ist erreicht'
				: `${format.percent(threshold)} Ihres Tageslimits bei Draftsmith sind verbraucht`,
		paragraphs: [
			threshold >= 100
				? 'Ihr Konto hat das Limit für heute erreicht. Neue Artikel werden erst wieder angenommen, wenn es zurückgesetzt wird.'
				: `Ihr Konto hat ${format.percent(threshold)} des Limits für heute verbraucht. Ist es erreicht, werden neue Artikel erst wieder angenommen, wenn es zurückgesetzt wird.`,
		],
		facts: [
			['Limit', format.count(limit, LIMITS[limit_source])],
			['Wird zurückgesetzt', format.time(resets_at)],
		],
	}),
	account_erased: ({ receipt }) => ({
		subject: 'Ihr Draftsmith-Konto wurde gelöscht',
		paragraphs: [
			'Ihr Konto und alles, was dazu gehört, wurde gelöscht. Nur die gesetzlich vorgeschriebenen Zahlungsbelege werden unter einem Pseudonym aufbewahrt.',
		],
		facts: [['Beleg', receipt]],
		closing: ['Bitte bewahren Sie diesen Beleg auf: Er weist nach, dass die Löschung erfolgt ist.'],
	}),
	policy_change: ({ version, url, effective_at }, format) => ({
		subject: `Unsere Datenschutzerklärung ändert sich am ${format.date(effective_at)}`,
		paragraphs: ['Eine neue Fassung unserer Datenschutzerklärung tritt in Kraft.'],
		facts: [
			['Fassung', version],
			['Gültig ab', format.date(effective_at)],
		],
		action: { label: 'Neue Datenschutzerklärung lesen', url },
		closing: [
			'Bitte bestätigen Sie die Kenntnisnahme der neuen Fassung in den Einstellungen des Plugins. Wenn Sie nicht einverstanden sind, können Sie bis dahin Ihre Daten exportieren und Ihr Konto löschen.',
		],
	}),
};
