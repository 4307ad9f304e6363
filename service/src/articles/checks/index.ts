/** What is checked of an article's sections, and what can be mended without a model. */
export { checkLanguage } from './check-language.ts';
export { checkLength, measure } from './check-length.ts';
export { checkSections } from './check-sections.ts';
export { mendSection } from './mend-section.ts';
export type { CheckContext, ProblemCode, SectionProblem, SectionText } from './section-text.ts';
