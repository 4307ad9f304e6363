import type { WarningCode } from '@draftsmith/shared';
import { __ } from '@wordpress/i18n';

/**
 * What a warning is about and what to do, in the reader's language; null for one that only a newer service knows. The service may
 * have mended it or not, so each sentence holds for both.
 */
export function warningText(code: string): string | null {
	const texts: Record<WarningCode, string> = {
		placeholder: __('Something was left to be filled in. Where the text still has it, fill it in.', 'draftsmith'),
		self_reference: __('The model spoke of itself or to you. Take out what is still there of it.', 'draftsmith'),
		duplicate_heading: __('Two headings said the same. Where they still do, word one of them otherwise.', 'draftsmith'),
		unfinished: __('A part broke off. Read how it ends now, and complete it.', 'draftsmith'),
		heading_level: __('Headings were out of order. Check their levels.', 'draftsmith'),
		foreign_link: __('There was a link that nobody asked for. Check the addresses in the text.', 'draftsmith'),
		avoided_word: __('A word came up that the house style avoids. Where it still stands, replace it.', 'draftsmith'),
		too_short: __('The text is shorter than asked for. Add to it, or have a part written again.', 'draftsmith'),
		too_long: __('The text is longer than asked for. Shorten it, or have a part written again.', 'draftsmith'),
		wrong_language: __('A part may be in another language. Read it before you publish.', 'draftsmith'),
		refusal: __('The model refused to write a part. Check that it is there, or write it yourself.', 'draftsmith'),
		repetition: __('Something was said twice. Where it still is, take one of them out.', 'draftsmith'),
		no_headings: __('The article has no headings. Divide it, so that readers find their way.', 'draftsmith'),
		no_description: __('There is no description for search engines. Write one.', 'draftsmith'),
	};
	const known: Readonly<Partial<Record<string, string>>> = texts;
	return Object.hasOwn(texts, code) ? (known[code] ?? null) : null;
}
