import type { PageTexts } from './page-texts.ts';

/** The pages in Polish. */
export const pl: PageTexts = {
	confirm: {
		title: 'Potwierdź adres e-mail',
		text: 'Naciśnij przycisk, aby potwierdzić, że ten adres e-mail należy do Ciebie.',
	},
	confirm_button: 'Potwierdź',
	confirmed: {
		title: 'Adres e-mail został potwierdzony',
		text: 'Możesz zamknąć tę stronę i wrócić do WordPressa.',
	},
	change: {
		title: 'Zmiana adresu e-mail',
		text: 'Naciśnij przycisk, aby zgodzić się na zmianę adresu e-mail swojego konta.',
	},
	change_button: 'Zgadzam się',
	half_changed: {
		title: 'Zgodę potwierdzono z jednego adresu',
		text: 'Teraz otwórz link wysłany na drugi adres. Do tego czasu nic się nie zmieni.',
	},
	changed: {
		title: 'Adres e-mail został zmieniony',
		text: 'Od teraz wiadomości będą wysyłane na nowy adres. Możesz zamknąć tę stronę.',
	},
	refused: 'Tego linku nie można użyć',
	unknown: 'Link jest niepełny lub już nie istnieje. Skopiuj go w całości z wiadomości.',
	used: 'Link został już użyty. Nie musisz robić nic więcej.',
	expired: 'Link był ważny 24 godziny. Poproś o nowy w ustawieniach wtyczki.',
};
