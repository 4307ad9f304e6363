import type { Language } from './languages.ts';
import { keyOf, type Message } from './messages.ts';
import type { Translations } from './po-files.ts';

/** Names: they may stay as they are. */
const NAMES = new Set(['Draftsmith', 'The Draftsmith authors']);

/** Gives what is wrong with the translations of a language, as sentences; none when all messages are translated well. */
export function translationProblems(language: Language, messages: Message[], translations: Translations): string[] {
	return messages.flatMap((message) => {
		const problem = problemOf(message, translations.get(keyOf(message)) ?? [], language);
		return problem === undefined ? [] : [`${language.locale}: “${message.text}”: ${problem}`];
	});
}

function problemOf({ text, plural }: Message, forms: string[], { pluralForms }: Language): string | undefined {
	const filled = forms.filter((form) => form.trim() !== '').length;
	if (filled === 0) return NAMES.has(text) ? undefined : 'is not translated';
	const wanted = plural === '' ? 1 : pluralForms;
	if (forms.length !== wanted || filled !== wanted) return `needs ${wanted} forms, has ${filled}`;
	const sources = plural === '' ? [text] : [text, plural];
	for (const form of forms) {
		const keeps = (traits: (text: string) => string[]) =>
			sources.some((source) => traits(source).join('\n') === traits(form).join('\n'));
		if (!keeps(placeholders)) return `“${form}” has other placeholders`;
		if (!keeps(tags)) return `“${form}” has other HTML`;
		if (!keeps(edges)) return `“${form}” begins or ends with other spaces`;
	}
	return undefined;
}

/** The placeholders of sprintf() with their numbers, whatever their order; the first `%s` is the same as `%1$s`. */
function placeholders(text: string): string[] {
	let count = 0;
	const found = text.replaceAll('%%', '').matchAll(/%(?:(\d+)\$)?[-+0-9.']*([a-zA-Z])/g);
	return [...found]
		.map(([, number, type]) => {
			count += 1;
			return `${number ?? count}${type}`;
		})
		.sort();
}

function tags(text: string): string[] {
	return (text.match(/<[a-z/][^>]*>?/gi) ?? []).sort();
}

function edges(text: string): string[] {
	return [/^\s*/.exec(text)?.[0] ?? '', /\s*$/.exec(text)?.[0] ?? ''];
}
