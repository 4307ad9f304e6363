/**
 * Markdown to WordPress blocks, and the output policy: model text is read as a tree, the tree holds only what may be
 * published, and the markup is built from the tree.
 */
export { addressKey } from './address-key.ts';
export type { PublishOptions } from './permitted.ts';
export { type RenderedArticle, renderArticle, renderBlocks } from './render-article.ts';
export { sanitizeText } from './sanitize-text.ts';
