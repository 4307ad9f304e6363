import { z } from 'zod';

/** UUID, version 7 (RFC 9562), lower case: sorts by the time it was made. */
export const Id = z
	.string()
	.regex(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
	.meta({ description: 'UUID version 7 (RFC 9562), lower case.' });

/** RFC 3339 timestamp in UTC with milliseconds. */
export const Timestamp = z.iso.datetime().meta({ description: 'RFC 3339, UTC.' });

function isLanguageTag(tag: string): boolean {
	try {
		return Intl.getCanonicalLocales(tag).length === 1;
	} catch {
		return false;
	}
}

/** BCP 47 language tag as browsers and WordPress (with `-` for `_`) give it: `en`, `de-AT`, `zh-Hant`. */
export const LanguageTag = z
	.string()
	.min(2)
	.max(35)
	.regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)
	// The pattern lets a few through that are none, such as en-12.
	.refine(isLanguageTag, 'is not a language tag')
	.meta({ description: 'BCP 47 language tag.' });

/** SHA-256 as 64 lower-case hexadecimal digits. */
export const Sha256 = z
	.string()
	.regex(/^[0-9a-f]{64}$/)
	.meta({ description: 'SHA-256, hexadecimal.' });

/** Where text is made: on machines of whoever runs the service, or at somebody else's API. */
export const ProviderScope = z.enum(['self_hosted', 'external']);
export type ProviderScope = z.infer<typeof ProviderScope>;

/**
 * Text on one line: without control characters (Unicode's category Cc). The pattern has no flag, which a JSON Schema can't carry,
 * and is written so that PHP reads it too.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it is about
export const ONE_LINE = /^[^\x00-\x1f\x7f-\x9f]*$/;
