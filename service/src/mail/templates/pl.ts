import type { Templates } from './templates.ts';

const LIMITS = {
	requests_per_day: {
		one: 'artykuł dziennie',
		few: 'artykuły dziennie',
		many: 'artykułów dziennie',
		other: 'artykułu dziennie',
	},
	tokens_per_day: {
		one: 'token dziennie',
		few: 'tokeny dziennie',
		many: 'tokenów dziennie',
		other: 'tokena dziennie',
	},
};

/** The mails in Polish. */
export const pl: Templates = {
	greeting: 'Dzień dobry,',
	orCopy: 'Jeśli przycisk nie działa, proszę skopiować ten adres do przeglądarki:',
	footer: 'To automatyczna wiadomość usługi Draftsmith dotycząca konta powiązanego z tym adresem e-mail.',
	unsubscribe: 'Nie chcę otrzymywać takich powiadomień',
	unsubscribePage: {
		title: 'Powiadomienia e-mail',
		question:
			'Czy zrezygnować z powiadomień o kluczach, domenach i limitach? Niezbędne wiadomości, na przykład o zmianie polityki prywatności, będą nadal wysyłane.',
		button: 'Rezygnuję z powiadomień',
		done: 'Powiadomienia nie będą już wysyłane. Można je ponownie włączyć w ustawieniach wtyczki.',
		unknown:
			'Ten link jest nieprawidłowy. Prosimy skopiować go w całości z wiadomości lub wyłączyć powiadomienia w ustawieniach wtyczki.',
	},
	account_created: ({ domain, confirm_url }) => ({
		subject: 'Prosimy o potwierdzenie adresu e-mail w usłudze Draftsmith',
		paragraphs: [
			`Z użyciem tego adresu e-mail utworzono konto Draftsmith dla witryny ${domain}.`,
			'Prosimy o potwierdzenie, że adres należy do Państwa. Link jest ważny przez 24 godziny i można go użyć tylko raz.',
		],
		action: { label: 'Potwierdź adres', url: confirm_url },
		closing: ['Jeśli to nie Państwo dokonali rejestracji, prosimy zignorować tę wiadomość; nie trzeba nic robić.'],
	}),
	welcome: ({ domain }) => ({
		subject: 'Państwa konto Draftsmith',
		paragraphs: [
			`Z użyciem tego adresu e-mail utworzono konto Draftsmith dla witryny ${domain}.`,
			'Artykuły można zamawiać we wtyczce od razu. Klucz witryny jest w niej zapisany.',
		],
		closing: ['Jeśli to nie Państwo dokonali rejestracji, prosimy skontaktować się z operatorem usługi.'],
	}),
	email_change: ({ confirm_url, new_email }) => ({
		subject: 'Prosimy o potwierdzenie nowego adresu e-mail konta',
		paragraphs: [
			`Adres e-mail Państwa konta Draftsmith ma zostać zmieniony na ${new_email}.`,
			'Zmiana zacznie obowiązywać, gdy zostanie potwierdzona zarówno ze starego, jak i z nowego adresu. Link jest ważny przez 24 godziny i można go użyć tylko raz.',
		],
		action: { label: 'Potwierdź zmianę', url: confirm_url },
		closing: ['Jeśli to nie Państwo o to prosili, prosimy nie potwierdzać zmiany; adres pozostanie wtedy bez zmian.'],
	}),
	email_changed: () => ({
		subject: 'Adres e-mail Państwa konta został zmieniony',
		paragraphs: [
			'Adres e-mail Państwa konta Draftsmith został zmieniony. Od teraz wiadomości są wysyłane na nowy adres.',
		],
		closing: ['Jeśli nie wyrazili Państwo na to zgody, prosimy o niezwłoczny kontakt z operatorem usługi.'],
	}),
	domain_proven: ({ domain }) => ({
		subject: `Witryna ${domain} została zweryfikowana`,
		paragraphs: [
			`Potwierdzono, że witryna ${domain} należy do Państwa konta. Od teraz obowiązują dla niej limity Państwa planu.`,
		],
	}),
	domain_taken: ({ domain }) => ({
		subject: `Domena ${domain} została zweryfikowana przez inne konto`,
		paragraphs: [
			`Domena ${domain} była zarejestrowana na dwóch kontach. Teraz należy do konta, które jako ostatnie potwierdziło kontrolę nad domeną.`,
			'Na drugim koncie witryna nie jest już aktywna, a jej klucze API przestały działać.',
		],
		closing: [
			'Jeśli jest to dla Państwa zaskoczeniem, prosimy sprawdzić, kto ma dostęp do witryny i do ustawień DNS domeny.',
		],
	}),
	key_created: ({ domain, masked }) => ({
		subject: `Nowy klucz API dla ${domain}`,
		paragraphs: ['Na Państwa koncie Draftsmith utworzono nowy klucz API.'],
		facts: [
			['Witryna', domain],
			['Klucz', masked],
		],
		closing: ['Jeśli to nie Państwo, prosimy o niezwłoczne unieważnienie tego klucza w ustawieniach wtyczki.'],
	}),
	key_rotated: ({ domain, masked }) => ({
		subject: `Klucz API dla ${domain} został zastąpiony`,
		paragraphs: [
			'Klucz API Państwa konta Draftsmith został zastąpiony nowym. Stary klucz działa tylko do końca okresu przejściowego.',
		],
		facts: [
			['Witryna', domain],
			['Klucz', masked],
		],
		closing: ['Jeśli to nie Państwo, prosimy o niezwłoczne unieważnienie kluczy tej witryny w ustawieniach wtyczki.'],
	}),
	key_revoked: ({ domain, masked }) => ({
		subject: `Klucz API dla ${domain} został unieważniony`,
		paragraphs: ['Klucz API Państwa konta Draftsmith został unieważniony. Już nie działa.'],
		facts: [
			['Witryna', domain],
			['Klucz', masked],
		],
		closing: ['Jeśli to nie Państwo, prosimy sprawdzić, kto ma dostęp do Państwa witryny i konta.'],
	}),
	usage_alert: ({ threshold, limit_source, limit, resets_at }, format) => ({
		subject:
			threshold >= 100
				? 'Dzienny limit Draftsmith został wyczerpany'
				: `Wykorzystano ${format.percent(threshold)} dziennego limitu Draftsmith`,
		paragraphs: [
			threshold >= 100
				? 'Państwa konto wyczerpało dzisiejszy limit. Nowe artykuły nie będą przyjmowane do czasu odnowienia limitu.'
				: `Państwa konto wykorzystało ${format.percent(threshold)} dzisiejszego limitu. Po jego wyczerpaniu nowe artykuły nie będą przyjmowane do czasu odnowienia limitu.`,
		],
		facts: [
			['Limit', format.count(limit, LIMITS[limit_source])],
			['Odnowienie', format.time(resets_at)],
		],
	}),
	account_erased: ({ receipt }) => ({
		subject: 'Państwa konto Draftsmith zostało usunięte',
		paragraphs: [
			'Państwa konto i wszystkie związane z nim dane zostały usunięte. Pod pseudonimem przechowujemy jedynie dokumenty płatności wymagane przez prawo.',
		],
		facts: [['Pokwitowanie', receipt]],
		closing: ['Prosimy zachować to pokwitowanie: potwierdza ono, że usunięcie zostało wykonane.'],
	}),
	policy_change: ({ version, url, effective_at }, format) => ({
		subject: `Zmiana naszej polityki prywatności: ${format.date(effective_at)}`,
		paragraphs: ['W życie wejdzie nowa wersja naszej polityki prywatności.'],
		facts: [
			['Wersja', version],
			['Obowiązuje od', format.date(effective_at)],
		],
		action: { label: 'Przeczytaj nową politykę prywatności', url },
		closing: [
			'Prosimy potwierdzić zapoznanie się z nową wersją w ustawieniach wtyczki. Jeśli nie zgadzają się Państwo z jej treścią, przed tym dniem można wyeksportować swoje dane i usunąć konto.',
		],
	}),
};
