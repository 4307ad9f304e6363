import { CheckboxControl, Notice, Spinner } from '@wordpress/components';
import { useDispatch, useRegistry, useSelect } from '@wordpress/data';
import { store as editorStore } from '@wordpress/editor';
import { useEffect, useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { CopyableText } from '../components/copyable-text.tsx';
import { store } from '../store/index.ts';
import type { ClaimedArticle } from '../store/types.ts';
import { hasSeoExtension, loadSeoOffer, type SeoOffer } from './seo-apply.ts';
import { lengthOf, SlugAndExcerpt } from './slug-and-excerpt.tsx';

/** Looks up the suggested terms once, and chooses those that the site has, unless the writer has chosen already. */
function useOffer(jobId: number, seo: ClaimedArticle['seo']): SeoOffer | 'loading' | 'failed' {
	const registry = useRegistry();
	const [offer, setOffer] = useState<SeoOffer | 'loading' | 'failed'>('loading');
	const { editReview } = useDispatch(store);
	// Each renewal of the hold brings a new object with the same suggestions.
	const wanted = JSON.stringify([seo.tags, seo.category]);
	useEffect(() => {
		let isCurrent = true;
		const type = registry.select(editorStore).getCurrentPostType();
		if (type === null) return;
		loadSeoOffer(registry, type, seo).then(
			(loaded) => {
				if (!isCurrent) return;
				setOffer(loaded);
				const review = registry.select(store).getReview(jobId);
				if (review.tags === undefined)
					void editReview(jobId, { tags: loaded.tags.flatMap(({ id, name }) => (id === null ? [] : name)) });
				if (review.category === undefined) void editReview(jobId, { category: loaded.category?.id != null });
			},
			() => isCurrent && setOffer('failed'),
		);
		return () => {
			isCurrent = false;
		};
	}, [registry, jobId, wanted]);
	return offer;
}

/** A suggested tag or category, to be taken over or not. */
function TermControl(props: {
	name: string;
	isNew: boolean;
	isAllowed: boolean;
	isChosen: boolean;
	onChange: (isChosen: boolean) => void;
}) {
	const { name, isNew, isAllowed } = props;
	const label = isNew
		? isAllowed
			? /* translators: %s: name of a tag or category that the site does not have yet. */
				sprintf(__('%s (new)', 'draftsmith'), name)
			: /* translators: %s: name of a tag or category that the site does not have yet. */
				sprintf(__('%s (new; you are not allowed to add it)', 'draftsmith'), name)
		: name;
	return (
		<CheckboxControl
			__nextHasNoMarginBottom
			label={label}
			checked={props.isChosen}
			disabled={isNew && !isAllowed}
			onChange={props.onChange}
		/>
	);
}

/** The tags and the category that the article suggests. */
function Terms({ jobId, seo }: { jobId: number; seo: ClaimedArticle['seo'] }) {
	const offer = useOffer(jobId, seo);
	const { editReview } = useDispatch(store);
	const { tags = [], category = false } = useSelect((select) => select(store).getReview(jobId), [jobId]);
	if (offer === 'loading')
		return (
			<p role="status">
				<Spinner /> {__('Looking up tags and categories…', 'draftsmith')}
			</p>
		);
	if (offer === 'failed')
		return (
			<Notice status="warning" isDismissible={false}>
				<p>{__('Tags and categories could not be looked up. Set them in the post’s settings.', 'draftsmith')}</p>
			</Notice>
		);
	return (
		<>
			{offer.tags.length > 0 && (
				<fieldset className="draftsmith-terms">
					<legend>{__('Tags', 'draftsmith')}</legend>
					{offer.tags.map(({ name, id }) => (
						<TermControl
							key={name}
							name={name}
							isNew={id === null}
							isAllowed={offer.mayCreateTags}
							isChosen={tags.includes(name)}
							onChange={(isChosen) =>
								editReview(jobId, { tags: isChosen ? [...tags, name] : tags.filter((each) => each !== name) })
							}
						/>
					))}
				</fieldset>
			)}
			{offer.category && (
				<fieldset className="draftsmith-terms">
					<legend>{__('Category', 'draftsmith')}</legend>
					<TermControl
						name={offer.category.name}
						isNew={offer.category.id === null}
						isAllowed={offer.mayCreateCategories}
						isChosen={category}
						onChange={(isChosen) => editReview(jobId, { category: isChosen })}
					/>
				</fieldset>
			)}
		</>
	);
}

/** Title and description for search engines: for an extension to take over, or to be copied. */
function SearchTexts({ jobId, seo }: { jobId: number; seo: ClaimedArticle['seo'] }) {
	const { editReview } = useDispatch(store);
	const isChosen = useSelect((select) => select(store).getReview(jobId).searchTexts, [jobId]) ?? false;
	const texts = [
		{ name: __('Title for search engines', 'draftsmith'), text: seo.title, copy: __('Copy the title', 'draftsmith') },
		{
			name: __('Description for search engines', 'draftsmith'),
			text: seo.description,
			copy: __('Copy the description', 'draftsmith'),
		},
	].filter(({ text }) => text !== '');
	return (
		<>
			{texts.map(({ name, text, copy }) => (
				<div key={name} className="draftsmith-seo-text">
					<span className="draftsmith-muted">
						{name} · {lengthOf(text)}
					</span>
					<CopyableText text={text} label={copy} />
				</div>
			))}
			{texts.length > 0 && hasSeoExtension() && (
				<CheckboxControl
					__nextHasNoMarginBottom
					label={__('Hand title and description to the SEO plugin', 'draftsmith')}
					checked={isChosen}
					onChange={(searchTexts) => editReview(jobId, { searchTexts })}
				/>
			)}
		</>
	);
}

/** What search engines and lists show of the article, each with the choice to take it over. */
export function SeoPanel({ jobId, article }: { jobId: number; article: ClaimedArticle }) {
	const { seo } = article;
	return (
		<section className="draftsmith-stack" aria-label={__('For search engines and lists', 'draftsmith')}>
			<h2 className="draftsmith-legend">{__('For search engines and lists', 'draftsmith')}</h2>
			<SlugAndExcerpt jobId={jobId} article={article} />
			{(seo.tags.length > 0 || seo.category !== null) && <Terms jobId={jobId} seo={seo} />}
			<SearchTexts jobId={jobId} seo={seo} />
			{seo.faq.length > 0 && (
				<details className="draftsmith-faq">
					<summary>{__('Questions and answers', 'draftsmith')}</summary>
					<dl>
						{seo.faq.map(({ question, answer }) => (
							<div key={question}>
								<dt>{question}</dt>
								<dd>{answer}</dd>
							</div>
						))}
					</dl>
				</details>
			)}
		</section>
	);
}
