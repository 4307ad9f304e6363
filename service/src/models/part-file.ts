import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { z } from 'zod';

/** What was known of the file when its first bytes came; only the very same file is gone on with. */
const Source = z.object({
	url: z.string(),
	/** A strong ETag (RFC 9110, 8.8.3); a weak one does not promise the same bytes. */
	etag: z.string(),
	/** Bytes of the whole file. */
	total: z.number().int(),
});
export type Source = z.infer<typeof Source>;

/** A file that is not whole yet. */
export type Part = {
	path: string;
	/** Bytes that are there. */
	size: () => number;
	/** What the bytes that are there belong to; `undefined` when they can't be gone on with. */
	source: () => Source | undefined;
	/** Notes what the bytes that come belong to; `undefined` when that can't be told. */
	setSource: (source: Source | undefined) => void;
	remove: () => void;
};

/** The `.part` file of a model, and beside it what it is a part of. */
export function partFile(modelPath: string): Part {
	const path = `${modelPath}.part`;
	const note = `${path}.json`;
	const size = (): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0;
	return {
		path,
		size,
		source: () => {
			if (size() === 0) return undefined;
			try {
				const source = Source.parse(JSON.parse(readFileSync(note, 'utf8')));
				return size() <= source.total ? source : undefined;
			} catch {
				// None, or written half: the file is fetched anew.
				return undefined;
			}
		},
		setSource: (source) => {
			rmSync(note, { force: true });
			if (!source) return;
			writeFileSync(`${note}.new`, JSON.stringify(source));
			renameSync(`${note}.new`, note);
		},
		remove: () => {
			rmSync(path, { force: true });
			rmSync(note, { force: true });
		},
	};
}
