import type { Templates } from './templates.ts';

const LIMITS = {
	requests_per_day: {
		one: 'straipsnis per dieną',
		few: 'straipsniai per dieną',
		many: 'straipsnio per dieną',
		other: 'straipsnių per dieną',
	},
	tokens_per_day: {
		one: 'žetonas per dieną',
		few: 'žetonai per dieną',
		many: 'žetono per dieną',
		other: 'žetonų per dieną',
	},
};

/** The mails in Lithuanian. */
export const lt: Templates = {
	greeting: 'Laba diena,',
	orCopy: 'Jei mygtukas neveikia, nukopijuokite šį adresą į naršyklę:',
	footer: 'Tai automatinis paslaugos „Draftsmith“ pranešimas apie paskyrą, susietą su šiuo el. pašto adresu.',
	unsubscribe: 'Nebegauti tokių pranešimų',
	unsubscribePage: {
		title: 'Pranešimai el. paštu',
		question:
			'Ar nebenorite gauti pranešimų apie raktus, domenus ir ribas? Būtini laiškai, pavyzdžiui, apie privatumo politikos pakeitimus, bus siunčiami ir toliau.',
		button: 'Nebegauti pranešimų',
		done: 'Pranešimų nebegausite. Vėl įjungti juos galite įskiepio nustatymuose.',
		unknown: 'Ši nuoroda negalioja. Nukopijuokite ją iš laiško visą arba išjunkite pranešimus įskiepio nustatymuose.',
	},
	account_created: ({ domain, confirm_url }) => ({
		subject: 'Patvirtinkite savo „Draftsmith“ paskyros el. pašto adresą',
		paragraphs: [
			`Su šiuo el. pašto adresu sukurta „Draftsmith“ paskyra svetainei ${domain}.`,
			'Patvirtinkite, kad adresas yra Jūsų. Nuoroda galioja 24 valandas ir ja galima pasinaudoti vieną kartą.',
		],
		action: { label: 'Patvirtinti adresą', url: confirm_url },
		closing: ['Jei nesiregistravote, nekreipkite dėmesio į šį laišką: nieko daryti nereikia.'],
	}),
	welcome: ({ domain }) => ({
		subject: 'Jūsų „Draftsmith“ paskyra',
		paragraphs: [
			`Su šiuo el. pašto adresu sukurta „Draftsmith“ paskyra svetainei ${domain}.`,
			'Straipsnius galite užsakyti iš įskiepio jau dabar. Svetainės raktas saugomas jame.',
		],
		closing: ['Jei nesiregistravote, kreipkitės į paslaugos teikėją.'],
	}),
	email_change: ({ confirm_url, new_email }) => ({
		subject: 'Patvirtinkite naują paskyros el. pašto adresą',
		paragraphs: [
			`Jūsų „Draftsmith“ paskyros el. pašto adresą prašoma pakeisti į ${new_email}.`,
			'Pakeitimas įsigalios, kai bus patvirtintas ir iš senojo, ir iš naujojo adreso. Nuoroda galioja 24 valandas ir ja galima pasinaudoti vieną kartą.',
		],
		action: { label: 'Patvirtinti pakeitimą', url: confirm_url },
		closing: ['Jei to neprašėte, nieko netvirtinkite: adresas liks toks pat.'],
	}),
	email_changed: () => ({
		subject: 'Jūsų paskyros el. pašto adresas pakeistas',
		paragraphs: ['Jūsų „Draftsmith“ paskyros el. pašto adresas pakeistas. Nuo šiol laiškai siunčiami nauju adresu.'],
		closing: ['Jei su tuo nesutikote, nedelsdami susisiekite su paslaugos teikėju.'],
	}),
	domain_proven: ({ domain }) => ({
		subject: `Svetainė ${domain} patvirtinta`,
		paragraphs: [
			`Patvirtinta, kad svetainė ${domain} priklauso Jūsų paskyrai. Nuo šiol jai taikomos Jūsų plano ribos.`,
		],
	}),
	domain_taken: ({ domain }) => ({
		subject: `Domeną ${domain} patvirtino kita paskyra`,
		paragraphs: [
			`Domenas ${domain} buvo užregistruotas dviejose paskyrose. Dabar jis priklauso tai, kuri paskutinė įrodė, kad valdo domeną.`,
			'Kitoje paskyroje svetainė nebėra aktyvi, o jos API raktai nebegalioja.',
		],
		closing: ['Jei to nesitikėjote, patikrinkite, kas turi prieigą prie svetainės ir domeno DNS nustatymų.'],
	}),
	key_created: ({ domain, masked }) => ({
		subject: `Naujas API raktas svetainei ${domain}`,
		paragraphs: ['Jūsų „Draftsmith“ paskyroje sukurtas naujas API raktas.'],
		facts: [
			['Svetainė', domain],
			['Raktas', masked],
		],
		closing: ['Jei tai padarėte ne Jūs, nedelsdami panaikinkite šį raktą įskiepio nustatymuose.'],
	}),
	key_rotated: ({ domain, masked }) => ({
		subject: `Svetainės ${domain} API raktas pakeistas`,
		paragraphs: [
			'Jūsų „Draftsmith“ paskyros API raktas pakeistas nauju. Senasis raktas galioja tik iki pereinamojo laikotarpio pabaigos.',
		],
		facts: [
			['Svetainė', domain],
			['Raktas', masked],
		],
		closing: ['Jei tai padarėte ne Jūs, nedelsdami panaikinkite šios svetainės raktus įskiepio nustatymuose.'],
	}),
	key_revoked: ({ domain, masked }) => ({
		subject: `Svetainės ${domain} API raktas panaikintas`,
		paragraphs: ['Jūsų „Draftsmith“ paskyros API raktas panaikintas. Jis nebegalioja.'],
		facts: [
			['Svetainė', domain],
			['Raktas', masked],
		],
		closing: ['Jei tai padarėte ne Jūs, patikrinkite, kas turi prieigą prie Jūsų svetainės ir paskyros.'],
	}),
	usage_alert: ({ threshold, limit_source, limit, resets_at }, format) => ({
		subject:
			threshold >= 100
				? 'Pasiekta Jūsų „Draftsmith“ dienos riba'
				: `Išnaudota ${format.percent(threshold)} Jūsų „Draftsmith“ dienos ribos`,
		paragraphs: [
			threshold >= 100
				? 'Jūsų paskyra pasiekė šios dienos ribą. Nauji straipsniai nepriimami, kol riba neatsinaujins.'
				: `Jūsų paskyra išnaudojo ${format.percent(threshold)} šios dienos ribos. Kai riba bus pasiekta, nauji straipsniai nebus priimami, kol ji neatsinaujins.`,
		],
		facts: [
			['Riba', format.count(limit, LIMITS[limit_source])],
			['Atsinaujins', format.time(resets_at)],
		],
	}),
	account_erased: ({ receipt }) => ({
		subject: 'Jūsų „Draftsmith“ paskyra ištrinta',
		paragraphs: [
			'Jūsų paskyra ir visi su ja susiję duomenys ištrinti. Saugomi tik įstatymų reikalaujami mokėjimo dokumentai, ir tik su pseudonimu.',
		],
		facts: [['Kvitas', receipt]],
		closing: ['Išsaugokite šį kvitą: jis patvirtina, kad ištrynimas atliktas.'],
	}),
	policy_change: ({ version, url, effective_at }, format) => ({
		subject: `Keičiasi mūsų privatumo politika: ${format.date(effective_at)}`,
		paragraphs: ['Įsigalios nauja mūsų privatumo politikos redakcija.'],
		facts: [
			['Redakcija', version],
			['Įsigalioja', format.date(effective_at)],
		],
		action: { label: 'Perskaityti naują privatumo politiką', url },
		closing: [
			'Įskiepio nustatymuose patvirtinkite, kad susipažinote su nauja redakcija. Jei su ja nesutinkate, iki tos dienos galite eksportuoti savo duomenis ir ištrinti paskyrą.',
		],
	}),
};
