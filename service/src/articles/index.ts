export { assembleArticle, writeDraft } from './article.ts';
export { LANGUAGES } from './languages.ts';
export { countWords } from './words.ts';
