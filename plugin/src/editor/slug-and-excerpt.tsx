import { CheckboxControl } from '@wordpress/components';
import { useDispatch, useSelect } from '@wordpress/data';
import { store as editorStore } from '@wordpress/editor';
import { __, _n, sprintf } from '@wordpress/i18n';
import { formatNumber } from '../components/format.ts';
import { store } from '../store/index.ts';
import type { ClaimedArticle } from '../store/types.ts';
import { seoChoices } from './seo-apply.ts';

/** "42 characters". */
export function lengthOf(text: string): string {
	const count = Array.from(text).length;
	/* translators: %s: number of characters. */
	return sprintf(_n('%s character', '%s characters', count, 'draftsmith'), formatNumber(count));
}

/** The address and the excerpt that the post gets, each with the choice to take it over. */
export function SlugAndExcerpt({ jobId, article }: { jobId: number; article: ClaimedArticle }) {
	const { editReview } = useDispatch(store);
	const choices = useSelect(
		(select) => {
			const editor = select(editorStore);
			return seoChoices(select(store).getReview(jobId), {
				slug: editor.getEditedPostAttribute('slug'),
				excerpt: editor.getEditedPostAttribute('excerpt'),
				status: editor.getCurrentPostAttribute('status'),
			});
		},
		[jobId],
	);
	return (
		<>
			{article.slug !== '' && (
				<CheckboxControl
					__nextHasNoMarginBottom
					label={__('Use this address (slug)', 'draftsmith')}
					help={`${article.slug} · ${lengthOf(article.slug)}`}
					checked={choices.slug}
					onChange={(slug) => editReview(jobId, { slug })}
				/>
			)}
			{article.excerpt !== '' && (
				<CheckboxControl
					__nextHasNoMarginBottom
					label={__('Use this excerpt', 'draftsmith')}
					help={`${article.excerpt} · ${lengthOf(article.excerpt)}`}
					checked={choices.excerpt}
					onChange={(excerpt) => editReview(jobId, { excerpt })}
				/>
			)}
		</>
	);
}
