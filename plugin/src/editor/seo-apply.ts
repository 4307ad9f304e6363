import apiFetch from '@wordpress/api-fetch';
import { store as coreStore } from '@wordpress/core-data';
import type { DataRegistry } from '@wordpress/data';
import { store as editorStore, type PostEdits } from '@wordpress/editor';
import { applyFilters, hasFilter } from '@wordpress/hooks';
import { boot } from '../components/boot.ts';
import type { ClaimedArticle, Review } from '../store/types.ts';
import { isDraftLike } from './post-status.ts';
import { readableText } from './review-article.ts';
import { matchTerms, type SuggestedTerm, type Term, withCategories } from './seo-terms.ts';

/**
 * The filter through which an extension for search engines takes title and description over. It gets `{}` and
 * `{ title, description, postId, postType }`, and gives the post's meta that shall change: `{ meta: { key: value } }`.
 */
const SEO_FILTER = 'draftsmith.seoFields';

/** The taxonomies that suggestions are for, by their name in the REST API. */
const taxonomies = { tags: 'post_tag', categories: 'category' } as const;
type TermField = keyof typeof taxonomies;

/** What the site has for the article's tags and category. */
export interface SeoOffer {
	tags: SuggestedTerm[];
	category: SuggestedTerm | null;
	mayCreateTags: boolean;
	mayCreateCategories: boolean;
}

/** What of an article's search engine fields is taken over. */
interface SeoChoices {
	slug: boolean;
	excerpt: boolean;
	category: boolean;
	searchTexts: boolean;
	tags: readonly string[];
}

/** The terms of the site with one of the names, among others that only resemble them. */
async function searchTerms(field: TermField, names: readonly string[]): Promise<Term[]> {
	const answers = await Promise.all(
		names.map((name) =>
			apiFetch<Term[]>({ path: `/wp/v2/${field}?search=${encodeURIComponent(name)}&per_page=50&_fields=id,name` }),
		),
	);
	return answers.flat().map(({ id, name }) => ({ id, name: readableText(name) }));
}

/** Asks the site which of the suggested terms it has, and whether the user may make new ones. */
export async function loadSeoOffer(
	registry: DataRegistry,
	postType: string,
	seo: ClaimedArticle['seo'],
): Promise<SeoOffer> {
	const core = registry.resolveSelect(coreStore);
	const known = (await core.getPostType(postType))?.taxonomies ?? [];
	const offer = async (field: TermField, names: readonly string[]) => {
		if (names.length === 0 || !known.includes(taxonomies[field])) return { terms: [], mayCreate: false };
		const [found, mayCreate] = await Promise.all([
			searchTerms(field, names),
			core.canUser('create', { kind: 'taxonomy', name: taxonomies[field] }),
		]);
		return { terms: matchTerms(names, found), mayCreate: mayCreate === true };
	};
	const [tags, categories] = await Promise.all([
		offer('tags', seo.tags),
		offer('categories', seo.category === null ? [] : [seo.category]),
	]);
	return {
		tags: tags.terms,
		category: categories.terms[0] ?? null,
		mayCreateTags: tags.mayCreate,
		mayCreateCategories: categories.mayCreate,
	};
}

/** What is taken over: what the writer chose, else slug and excerpt where the post has none, and nothing that nobody looked at. */
export function seoChoices(
	review: Review,
	post: { slug: string | undefined; excerpt: string | undefined; status: string | undefined },
): SeoChoices {
	return {
		slug: review.slug ?? (post.slug === '' && isDraftLike(post.status)),
		excerpt: review.excerpt ?? post.excerpt === '',
		category: review.category ?? false,
		searchTexts: review.searchTexts ?? false,
		tags: review.tags ?? [],
	};
}

/** The id of a term that is made; of the one that somebody else made meanwhile. Null when it can't be made. */
async function createTerm(field: TermField, name: string): Promise<number | null> {
	try {
		return (await apiFetch<Term>({ path: `/wp/v2/${field}`, method: 'POST', data: { name } })).id;
	} catch (thrown) {
		const data: unknown = typeof thrown === 'object' && thrown !== null ? Reflect.get(thrown, 'data') : null;
		const id: unknown = typeof data === 'object' && data !== null ? Reflect.get(data, 'term_id') : null;
		return typeof id === 'number' ? id : null;
	}
}

/** Ids for names, new terms among them; `failed` are names for which there is none. */
async function termIds(field: TermField, names: readonly string[]): Promise<{ ids: number[]; failed: string[] }> {
	const suggested = matchTerms(names, await searchTerms(field, names).catch(() => []));
	const ids: number[] = [];
	const failed: string[] = [];
	for (const { name, id } of suggested) {
		const found = id ?? (await createTerm(field, name));
		if (found === null) failed.push(name);
		else ids.push(found);
	}
	return { ids, failed };
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether an extension for search engines wants title and description. */
export function hasSeoExtension(): boolean {
	return hasFilter(SEO_FILTER);
}

/**
 * The edits of the post that take over what was chosen; new terms are made for it. `failed` are terms that could not be made:
 * the rest goes on without them.
 */
export async function seoEdits(
	registry: DataRegistry,
	article: ClaimedArticle,
	review: Review,
): Promise<{ edits: PostEdits; failed: string[] }> {
	const editor = registry.select(editorStore);
	const post = {
		slug: editor.getEditedPostAttribute('slug'),
		excerpt: editor.getEditedPostAttribute('excerpt'),
		status: editor.getCurrentPostAttribute('status'),
	};
	const { slug, excerpt, category, searchTexts, tags } = seoChoices(review, post);
	const edits: PostEdits = {};
	if (slug && article.slug !== '') edits.slug = article.slug;
	if (excerpt && article.excerpt !== '') edits.excerpt = article.excerpt;
	const failed: string[] = [];
	const add = async (field: TermField, names: readonly string[]) => {
		if (names.length === 0) return;
		const terms = await termIds(field, names);
		failed.push(...terms.failed);
		const now = editor.getEditedPostAttribute(field) ?? [];
		edits[field] =
			field === 'tags'
				? [...new Set([...now, ...terms.ids])]
				: withCategories(now, terms.ids, boot.categoryId, post.status);
	};
	await add('tags', tags);
	await add('categories', category && article.seo.category !== null ? [article.seo.category] : []);
	if (searchTexts && hasSeoExtension()) {
		const { title, description } = article.seo;
		const facts = { title, description, postId: editor.getCurrentPostId(), postType: editor.getCurrentPostType() };
		const given: unknown = applyFilters(SEO_FILTER, {}, facts);
		if (isRecord(given) && isRecord(given.meta)) edits.meta = given.meta;
	}
	return { edits, failed };
}
