/** What models answer as the text of an article: each answer cleaned, and all of them as one. */
export { cleanSection } from './clean-section.ts';
export { joinSections } from './join-sections.ts';
