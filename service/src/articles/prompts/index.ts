/** What a model is told at each step of an article, and how its answers are read. */
export { cleanHeading } from './clean-heading.ts';
export { describePrompt } from './describe-prompt.ts';
export { divideTargets, LEAST_WORDS, type PlannedOutline } from './divide-targets.ts';
export { linksOf } from './links-of.ts';
export { describeTokens, maxOutputTokens, outlineTokens } from './max-output-tokens.ts';
export { type OutlineReminder, outlinePrompt } from './outline-prompt.ts';
export { outlineText } from './outline-text.ts';
export { checkDescription, parseDescription } from './parse-description.ts';
export { parseOutline, plainOutline } from './parse-outline.ts';
export { repairPrompt } from './repair-prompt.ts';
export { sectionBounds } from './section-bounds.ts';
export { sectionPrompt } from './section-prompt.ts';
export { tokensPerWord } from './token-rates.ts';
