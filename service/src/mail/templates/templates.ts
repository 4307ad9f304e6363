import type { MailKind, MailParams } from '../mail.ts';
import type { Format } from './format.ts';

/** A mail as its author wrote it; the text and the HTML part are both made of this, so they tell the same. Plain text, no markup. */
export type Letter = {
	/** One line. */
	subject: string;
	paragraphs: string[];
	/** Label and value, one below the other. */
	facts?: [label: string, value: string][];
	/** The one thing to do. */
	action?: { label: string; url: string };
	/** After the facts and the action. */
	closing?: string[];
};

/** One mail of each kind. */
export type Letters = { [Kind in MailKind]: (params: MailParams[Kind], format: Format) => Letter };

/** All mails in one language. A language that lacks one does not compile. */
export type Templates = Letters & {
	greeting: string;
	/** Above the address of a link that can't be clicked. */
	orCopy: string;
	/** Why this came, and that no person wrote it. */
	footer: string;
	/** What the link that ends optional mails says. */
	unsubscribe: string;
	/** The page behind that link. */
	unsubscribePage: { title: string; question: string; button: string; done: string; unknown: string };
};
