/** What we use of gettext-parser, which has no types of its own. */
declare module 'gettext-parser' {
	export type PoEntry = {
		msgctxt?: string;
		msgid: string;
		msgid_plural?: string;
		msgstr: string[];
		comments?: { extracted?: string; reference?: string };
	};
	/** Entries by context, and by text. */
	export type PoEntries = Record<string, Record<string, PoEntry>>;
	export type PoFile = {
		charset: string;
		headers: Record<string, string>;
		translations: PoEntries;
		obsolete?: PoEntries;
	};
	export const po: {
		parse: (file: Buffer) => PoFile;
		compile: (file: PoFile, options: { foldLength: number }) => Buffer;
	};
}
