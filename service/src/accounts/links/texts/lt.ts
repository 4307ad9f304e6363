import type { PageTexts } from './page-texts.ts';

/** The pages in Lithuanian. */
export const lt: PageTexts = {
	confirm: {
		title: 'Patvirtinkite el. pašto adresą',
		text: 'Paspauskite mygtuką ir patvirtinkite, kad šis el. pašto adresas yra Jūsų.',
	},
	confirm_button: 'Patvirtinti',
	confirmed: {
		title: 'Jūsų el. pašto adresas patvirtintas',
		text: 'Galite uždaryti šį puslapį ir tęsti darbą „WordPress“.',
	},
	change: {
		title: 'El. pašto adreso keitimas',
		text: 'Paspauskite mygtuką, jei sutinkate pakeisti savo paskyros el. pašto adresą.',
	},
	change_button: 'Sutinku',
	half_changed: {
		title: 'Sutikimas gautas iš vieno adreso',
		text: 'Dabar atverkite nuorodą, išsiųstą kitu adresu. Iki tol niekas nesikeis.',
	},
	changed: {
		title: 'Jūsų el. pašto adresas pakeistas',
		text: 'Nuo šiol laiškai siunčiami nauju adresu. Galite uždaryti šį puslapį.',
	},
	refused: 'Šia nuoroda pasinaudoti negalima',
	unknown: 'Nuoroda nepilna arba jos nebėra. Nukopijuokite ją iš laiško visą.',
	used: 'Šia nuoroda jau pasinaudota. Daugiau nieko daryti nereikia.',
	expired: 'Nuoroda galiojo 24 valandas. Naujos paprašykite įskiepio nustatymuose.',
};
