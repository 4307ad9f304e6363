import { siteAddress } from '../components/site-address.ts';
import type { DraftSection } from './outline-draft.ts';

const nameOf = (jobId: number) => `draftsmith.outline.${siteAddress()}#${jobId}`;

function isSection(value: unknown): value is DraftSection {
	const has = (name: string, type: string) =>
		typeof value === 'object' && value !== null && typeof Reflect.get(value, name) === type;
	return has('key', 'number') && has('heading', 'string') && has('points', 'string') && has('words', 'string');
}

/** The edits that this tab keeps of a job's outline; null when there are none. */
export function readOutlineDraft(storage: Pick<Storage, 'getItem'>, jobId: number): DraftSection[] | null {
	try {
		const stored: unknown = JSON.parse(storage.getItem(nameOf(jobId)) ?? 'null');
		return Array.isArray(stored) && stored.length > 0 && stored.every(isSection) ? stored : null;
	} catch {
		return null;
	}
}

/** Keeps edits for as long as the tab lives. Storage may be full or forbidden: then a reload loses them. */
export function writeOutlineDraft(
	storage: Pick<Storage, 'setItem'>,
	jobId: number,
	sections: readonly DraftSection[],
): void {
	try {
		storage.setItem(nameOf(jobId), JSON.stringify(sections));
	} catch {
		// The page itself still has them.
	}
}

/** Forgets the edits. */
export function dropOutlineDraft(storage: Pick<Storage, 'removeItem'>, jobId: number): void {
	try {
		storage.removeItem(nameOf(jobId));
	} catch {
		// A storage that is forbidden holds nothing.
	}
}
