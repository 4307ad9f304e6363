import { useDispatch, useRegistry, useSelect } from '@wordpress/data';
import { store as editorStore } from '@wordpress/editor';
import { useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { store as noticesStore } from '@wordpress/notices';
import { store } from '../store/index.ts';
import type { LocalJob } from '../store/types.ts';
import { type InsertResult, insertArticle } from './insert-article.ts';
import { datePassedText } from './labels.ts';
import { isDatePassed } from './post-status.ts';
import type { InsertPlace } from './review-place.ts';
import { seoEdits } from './seo-apply.ts';

/** What has become of the last try to insert; null before there was one. */
export interface Inserting {
	/** Gives what has become of it; null when the article could not be had. */
	insert: (place: InsertPlace) => Promise<InsertResult | null>;
	isInserting: boolean;
	result: InsertResult | null;
}

/** Inserts what was accepted of a job's article, with the search engine fields that were chosen. `date` is RFC 3339. */
export function useInsertion(job: LocalJob, date: string | null): Inserting {
	const registry = useRegistry();
	const { claim } = useDispatch(store);
	const { createNotice } = useDispatch(noticesStore);
	const review = useSelect((select) => select(store).getReview(job.id), [job.id]);
	const [isInserting, setInserting] = useState(false);
	const [result, setResult] = useState<InsertResult | null>(null);
	const insert = async (place: InsertPlace) => {
		setInserting(true);
		// Renewed at the last moment: after a long look at the article somebody else may have inserted it.
		const article = await claim(job.id);
		let became: InsertResult | null = null;
		const status = registry.select(editorStore).getCurrentPostAttribute('status');
		const isPassed = isDatePassed(status, job, date, Date.now());
		if (article) {
			const { edits, failed } = await seoEdits(registry, article, review);
			became = await insertArticle(registry, job, { article, place, rejected: review.rejected ?? [], date, edits });
			setResult(became);
			// A command inserts without a look at the sidebar, which says it before.
			if (isPassed && became === 'inserted') void createNotice('warning', datePassedText(), { id: 'draftsmith-date' });
			if (failed.length > 0)
				void createNotice(
					'warning',
					/* translators: %s: names of tags or categories, separated by commas. */
					sprintf(
						__('The post was inserted without these terms, because they could not be made: %s', 'draftsmith'),
						failed.join(', '),
					),
					{ id: 'draftsmith-terms', type: 'snackbar' },
				);
		}
		setInserting(false);
		return became;
	};
	return { insert, isInserting, result };
}
