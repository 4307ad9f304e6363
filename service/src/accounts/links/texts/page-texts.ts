/** What a page says: its heading, and a sentence below it. */
type PageText = { title: string; text: string };

/** The words of the pages behind links in mails. `*_button` is what is pressed. */
export type PageTexts = {
	confirm: PageText;
	confirm_button: string;
	confirmed: PageText;
	change: PageText;
	change_button: string;
	half_changed: PageText;
	changed: PageText;
	/** The heading of the three that follow. */
	refused: string;
	unknown: string;
	used: string;
	expired: string;
};
