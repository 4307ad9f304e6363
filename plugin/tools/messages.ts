/** The text domain of the plugin: WordPress looks translations up under it. */
export const TEXT_DOMAIN = 'draftsmith';

/** What can be translated. `context` and `plural` are empty where there is none; references are files. */
export type Message = { context: string; text: string; plural: string; comments: string[]; references: string[] };

/** What gettext and Jed look a message up by: its context, if it has one, and its text. */
export function keyOf({ context, text }: Pick<Message, 'context' | 'text'>): string {
	return context === '' ? text : `${context}\u0004${text}`;
}

/**
 * Puts messages that are the same together, in the order in which they came, with all their comments and references.
 * @throws Error when a text is used with different plurals, which no translation could serve.
 */
export function joinMessages(messages: Message[]): Message[] {
	const joined = new Map<string, Message>();
	for (const message of messages) {
		const key = keyOf(message);
		const known = joined.get(key);
		if (known === undefined) {
			joined.set(key, { ...message });
			continue;
		}
		if (known.plural !== '' && message.plural !== '' && known.plural !== message.plural)
			throw new Error(`“${message.text}” has two plurals: “${known.plural}” and “${message.plural}”. Make them one.`);
		known.plural ||= message.plural;
		known.comments = union(known.comments, message.comments);
		known.references = union(known.references, message.references);
	}
	return [...joined.values()];
}

function union(one: string[], other: string[]): string[] {
	return [...new Set([...one, ...other])];
}
