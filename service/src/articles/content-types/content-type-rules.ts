import type { ContentType } from '@draftsmith/shared';

/**
 * How one type of content is planned and written. A version is never changed once it was released, since jobs that began with it
 * resume with it: a better one is a new file and a new version.
 */
export type ContentTypeRules = {
	id: ContentType;
	version: number;
	/** What is written, as in "You write …": "an informative article". */
	kind: string;
	/** Whether paragraphs stand before the first heading. */
	opening: boolean;
	/** Whether headings begin with a number, as the items of a list article do. */
	numbered: boolean;
	/** Sections under headings: about one for each `wordsEach` words of the target, within these bounds. */
	sections: { fewest: number; most: number; wordsEach: number };
	/** Rules for the outline, a sentence each. */
	outline: readonly string[];
	/** Rules for writing any section, a sentence each. */
	writing: readonly string[];
	/** Rules for the opening alone. */
	openingRules: readonly string[];
	/** Rules for the last section alone. */
	closingRules: readonly string[];
	/** Whether later sections must agree with the bulleted lists and tables of earlier ones, and so are shown them whole. */
	recallsLists: boolean;
	/** Whether questions with answers belong to its SEO fields. */
	faq: boolean;
};
