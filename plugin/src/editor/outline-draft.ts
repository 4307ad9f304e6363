import type { Outline } from '@draftsmith/shared';
import { __, sprintf } from '@wordpress/i18n';

/** What the contract allows. */
const MOST_SECTIONS = 60;
const LONGEST_HEADING = 200;
const MOST_POINTS = 20;
const LONGEST_POINT = 500;
const FEWEST_WORDS = 10;
const MOST_WORDS = 10_000;

/** A section while it is edited. */
export interface DraftSection {
	/** Tells it from others while it moves. */
	key: number;
	heading: string;
	/** One point a line. */
	points: string;
	/** As typed; empty: a fair share of the article's words. */
	words: string;
}

/** The outline while it is edited. */
export interface OutlineDraft {
	sections: readonly DraftSection[];
	/** Sections that were removed and where they stood, the last one at the end. */
	removed: readonly { section: DraftSection; index: number }[];
	isEdited: boolean;
}

/** Everything that an editor does to an outline. */
export type OutlineEdit =
	| { type: 'load'; sections: readonly DraftSection[]; isEdited: boolean }
	| { type: 'change'; key: number; changes: Partial<Omit<DraftSection, 'key'>> }
	| { type: 'move'; key: number; index: number }
	| { type: 'remove'; key: number }
	| { type: 'undo' }
	| { type: 'add' };

/** What to say about a section's fields, by the section's key. */
export type SectionErrors = Partial<Record<'heading' | 'points' | 'words', string>>;

/** An outline as it came from the service. */
export function toSections({ sections }: Outline): DraftSection[] {
	return sections.map(({ heading, points, target_words: words }, key) => ({
		key,
		heading,
		points: points.join('\n'),
		words: words === undefined ? '' : String(words),
	}));
}

/** The lines that say something. */
function pointsOf({ points }: DraftSection): string[] {
	return points
		.split('\n')
		.map((point) => point.trim())
		.filter((point) => point !== '');
}

/** The outline that valid sections make. */
export function toOutline(sections: readonly DraftSection[]): Outline {
	return {
		sections: sections.map((section) => ({
			heading: section.heading.trim(),
			points: pointsOf(section),
			...(section.words.trim() === '' ? {} : { target_words: Number(section.words) }),
		})),
	};
}

/** The key that the next section gets: one that no section has had. */
export function nextKey({ sections, removed }: OutlineDraft): number {
	const used = [...sections, ...removed.map(({ section }) => section)];
	return Math.max(-1, ...used.map(({ key }) => key)) + 1;
}

/** The draft after an edit. A place beyond the ends is the end. */
export function editOutline(draft: OutlineDraft, edit: OutlineEdit): OutlineDraft {
	const { sections, removed } = draft;
	switch (edit.type) {
		case 'load':
			return { sections: edit.sections, removed: [], isEdited: edit.isEdited };
		case 'change':
			return {
				removed,
				isEdited: true,
				sections: sections.map((section) => (section.key === edit.key ? { ...section, ...edit.changes } : section)),
			};
		case 'move': {
			const section = sections.find(({ key }) => key === edit.key);
			return section
				? { removed, isEdited: true, sections: placed(without(sections, edit.key), section, edit.index) }
				: draft;
		}
		case 'remove': {
			const index = sections.findIndex(({ key }) => key === edit.key);
			const section = sections[index];
			if (!section) return draft;
			return { isEdited: true, sections: without(sections, edit.key), removed: [...removed, { section, index }] };
		}
		case 'undo': {
			const last = removed.at(-1);
			if (!last) return draft;
			return { isEdited: true, sections: placed(sections, last.section, last.index), removed: removed.slice(0, -1) };
		}
		case 'add': {
			const added = { key: nextKey(draft), heading: '', points: '', words: '' };
			return { removed, isEdited: true, sections: [...sections, added] };
		}
	}
}

function without(sections: readonly DraftSection[], key: number): DraftSection[] {
	return sections.filter((section) => section.key !== key);
}

function placed(sections: readonly DraftSection[], section: DraftSection, index: number): DraftSection[] {
	const place = Math.min(Math.max(0, index), sections.length);
	return [...sections.slice(0, place), section, ...sections.slice(place)];
}

/** How many sections an article of so many words may have. */
export function mostSections(targetWords: number): number {
	return targetWords > 0 ? Math.max(1, Math.min(MOST_SECTIONS, Math.floor(targetWords / FEWEST_WORDS))) : MOST_SECTIONS;
}

/** What stands in the way of writing by these sections, by key; empty when nothing does. */
export function checkSections(sections: readonly DraftSection[]): Map<number, SectionErrors> {
	const found = new Map<number, SectionErrors>();
	sections.forEach((section, index) => {
		const errors = checkSection(section, index === 0);
		if (Object.keys(errors).length > 0) found.set(section.key, errors);
	});
	return found;
}

function checkSection(section: DraftSection, isFirst: boolean): SectionErrors {
	const errors: SectionErrors = {};
	const heading = section.heading.trim();
	const points = pointsOf(section);
	const words = section.words.trim();
	if (heading === '' && !isFirst) errors.heading = __('Give this section a heading.', 'draftsmith');
	else if (heading.length > LONGEST_HEADING)
		/* translators: %d: number of characters. */
		errors.heading = sprintf(__('Shorten the heading to %d characters.', 'draftsmith'), LONGEST_HEADING);
	if (points.length > MOST_POINTS)
		/* translators: %d: number of points. */
		errors.points = sprintf(__('Keep at most %d points.', 'draftsmith'), MOST_POINTS);
	else if (points.some((point) => point.length > LONGEST_POINT))
		/* translators: %d: number of characters. */
		errors.points = sprintf(__('Shorten each point to %d characters.', 'draftsmith'), LONGEST_POINT);
	if (words !== '' && !(/^\d+$/.test(words) && Number(words) >= FEWEST_WORDS && Number(words) <= MOST_WORDS))
		errors.words = sprintf(
			/* translators: 1: fewest words, 2: most words. */
			__('Type a whole number from %1$d to %2$d, or leave it empty.', 'draftsmith'),
			FEWEST_WORDS,
			MOST_WORDS,
		);
	return errors;
}
