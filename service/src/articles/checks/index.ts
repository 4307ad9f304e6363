/** What is checked of an article's sections, and what can be mended without a model. */
export { checkHeadingLanguage, headingsWithin, verifyHeadings } from './check-heading-language.ts';
export { checkLanguage } from './check-language.ts';
export { checkLength, measure, TOLERANCE } from './check-length.ts';
export { faultsOfLine } from './check-line.ts';
export { checkSections } from './check-sections.ts';
export { verifyLanguage } from './detect-language.ts';
export { hasBlanks, isOnlyRepeated, mendSection } from './mend-section.ts';
export { problemText } from './problem-text.ts';
export type { CheckContext, ProblemCode, SectionProblem, SectionText } from './section-text.ts';
