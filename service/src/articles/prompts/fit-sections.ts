import type { NumberedSection } from './draft-section.ts';
import type { SectionBounds } from './section-bounds.ts';

/** A point that could stand as a heading is no longer. UTF-16 units. */
const MOST_HEADING = 100;
/** What all sections are weighed by where no model said how long they are. Words. */
const USUAL_WORDS = 100;

/**
 * Sections within their bounds: where a model put everything under one heading, its points become the sections; where it gave too
 * many, the shortest neighbours become one. Headings are never invented, so there may still be fewer than the fewest.
 */
export function fitSections(sections: readonly NumberedSection[], bounds: SectionBounds): NumberedSection[] {
	const [only] = sections;
	const isLump = sections.length === 1 && only !== undefined && only.points.length >= Math.max(bounds.fewest, 2);
	const parts =
		isLump && only.points.every((point) => point.length <= MOST_HEADING) ? pointsAsSections(only) : sections;
	return parts.length > bounds.most ? mergeShortest(parts, bounds.most) : [...parts];
}

function pointsAsSections({ points }: NumberedSection): NumberedSection[] {
	return [...new Set(points)].map((heading) => ({ heading, words: undefined, points: [], numbered: false }));
}

/** Makes one of the two neighbours that are shortest together, until there are no more than `most`. */
function mergeShortest(sections: readonly NumberedSection[], most: number): NumberedSection[] {
	const usual = averageWords(sections);
	const parts = sections.map((section) => ({ ...section, words: section.words ?? usual }));
	while (parts.length > most) {
		const pairs = parts.slice(1).map((part, index) => part.words + (parts[index]?.words ?? 0));
		const shortest = pairs.indexOf(Math.min(...pairs));
		const [first, second] = parts.slice(shortest, shortest + 2);
		if (first === undefined || second === undefined) break;
		const points = [...first.points, second.heading, ...second.points];
		parts.splice(shortest, 2, { ...first, points, words: first.words + second.words });
	}
	return parts;
}

function averageWords(sections: readonly NumberedSection[]): number {
	const given = sections.flatMap(({ words }) => (words === undefined ? [] : [words]));
	return given.length === 0 ? USUAL_WORDS : given.reduce((sum, words) => sum + words, 0) / given.length;
}
