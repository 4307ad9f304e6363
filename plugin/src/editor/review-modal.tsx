import { store as blockEditorStore } from '@wordpress/block-editor';
import type { Block } from '@wordpress/blocks';
import { Button, Modal, ToggleControl } from '@wordpress/components';
import { useDispatch, useSelect } from '@wordpress/data';
import { store as editorStore } from '@wordpress/editor';
import { useMemo, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { formatWords } from '../components/format.ts';
import { RequestErrorNotice } from '../components/request-error-notice.tsx';
import { store } from '../store/index.ts';
import { isFinal } from '../store/job-state.ts';
import type { ClaimedArticle, LocalJob, Placement } from '../store/types.ts';
import { ArticlePreview } from './article-preview.tsx';
import { ClaimsPanel } from './claims-panel.tsx';
import { WarningsPanel } from './claims-warnings.tsx';
import { DiffView } from './diff-view.tsx';
import { acceptedBlocks, blocksOnScreen, readableText, splitArticle, toTextBlocks } from './review-article.ts';
import './review.css';
import { PlacementField } from './review-placement.tsx';
import { SectionCard, sectionId, sectionTitle } from './review-section.tsx';
import { findStatement } from './review-split.ts';
import { SeoPanel } from './seo-panel.tsx';

/** A block with this id anywhere in some blocks. */
function findBlock(blocks: readonly Block[], clientId: string): Block | undefined {
	for (const block of blocks) {
		const found = block.clientId === clientId ? block : findBlock(block.innerBlocks, clientId);
		if (found) return found;
	}
	return undefined;
}

/** What the article would take the place of. */
function useReplaced(placement: Placement): Block[] {
	const { blocks, selected } = useSelect(
		(select) => ({
			blocks: blocksOnScreen(select(blockEditorStore)),
			selected: select(blockEditorStore).getSelectedBlockClientIds(),
		}),
		[],
	);
	return useMemo(() => {
		if (placement === 'cursor') return [];
		return placement === 'post' ? blocks : selected.flatMap((clientId) => findBlock(blocks, clientId) ?? []);
	}, [placement, blocks, selected]);
}

/** What changes in the post when what was accepted is inserted. */
function PostChanges(props: {
	job: LocalJob;
	article: ClaimedArticle;
	replaced: Block[];
	rejected: readonly number[];
}) {
	const { job, article, replaced, rejected } = props;
	const before = useMemo(() => toTextBlocks(replaced), [replaced]);
	const after = useMemo(() => toTextBlocks(acceptedBlocks(article, rejected)), [article, rejected]);
	return (
		<DiffView
			before={before}
			after={after}
			language={job.language}
			label={__('What changes in the post', 'draftsmith')}
		/>
	);
}

/** The parts of the article, one below the other. */
function Sections({ job, article }: { job: LocalJob; article: ClaimedArticle }) {
	const { editReview, regenerate, cancel } = useDispatch(store);
	const { rejected, rewrite, operation } = useSelect(
		(select) => ({
			rejected: select(store).getReview(job.id).rejected,
			rewrite: select(store).getRewrite(job.id),
			operation: select(store).getOperation(job.id),
		}),
		[job.id],
	);
	const out = rejected ?? [];
	const sections = useMemo(() => splitArticle(article), [article]);
	return (
		<>
			{sections.map((section, at) => (
				<SectionCard
					// A section that was written anew is another one to read.
					key={section.index ?? `at${at}`}
					job={job}
					section={section}
					at={at}
					isAccepted={!out.includes(at)}
					onAccept={(isAccepted) =>
						editReview(job.id, { rejected: isAccepted ? out.filter((each) => each !== at) : [...out, at] })
					}
					rewrite={rewrite?.section === section.index ? rewrite : null}
					canRegenerate={isFinal(job) && operation !== 'regenerate' && rewrite?.isDone !== false}
					onRegenerate={(hint) => section.index !== null && void regenerate(job.id, section.index, hint)}
					onStop={() => void cancel(job.id)}
				/>
			))}
			{article.disclosure !== '' && (
				<section className="draftsmith-section" aria-label={__('Note for readers', 'draftsmith')}>
					<p className="draftsmith-muted">{__('This site adds a note for readers:', 'draftsmith')}</p>
					<ArticlePreview blocks={article.disclosure} language={job.language} />
				</section>
			)}
		</>
	);
}

/** The article, large: part by part on one side; on the other what to verify, and what else of the post changes. */
export function ReviewModal(props: {
	job: LocalJob;
	article: ClaimedArticle;
	insertLabel: string;
	canInsert: boolean;
	onInsert: () => void;
	onClose: () => void;
}) {
	const { job, article } = props;
	const [showsChanges, setShowsChanges] = useState(false);
	const { error, placement, rejected, isEmpty } = useSelect(
		(select) => ({
			error: select(store).getError(job.id),
			placement: select(store).getPlacement(job.id),
			rejected: select(store).getReview(job.id).rejected,
			isEmpty: select(editorStore).isEditedPostEmpty(),
		}),
		[job.id],
	);
	// With nothing to compare with, there is no switch to leave the comparison by either.
	const canCompare = !isEmpty && placement !== 'cursor';
	const replaced = useReplaced(placement);
	const sections = useMemo(() => splitArticle(article), [article]);
	const texts = useMemo(
		() =>
			sections.map(({ blocks }) =>
				toTextBlocks(blocks)
					.map(({ text }) => text)
					.join(' '),
			),
		[sections],
	);
	const jump = (at: number) => {
		setShowsChanges(false);
		// The sections may have to be drawn first.
		requestAnimationFrame(() => {
			const section = document.getElementById(sectionId(job.id, at));
			section?.scrollIntoView({ block: 'start' });
			section?.focus();
		});
	};
	const placeOf = (index: number) => sections.findIndex((section) => section.index === index);
	return (
		<Modal
			title={__('Review the article', 'draftsmith')}
			size="fill"
			className="draftsmith-review"
			onRequestClose={props.onClose}
		>
			<div className="draftsmith-review__panes">
				<div className="draftsmith-stack draftsmith-review__text">
					<div className="draftsmith-review__bar">
						<strong>{readableText(article.title)}</strong>
						<span className="draftsmith-muted">{formatWords(article.word_count)}</span>
					</div>
					{error && <RequestErrorNotice error={error} />}
					{canCompare && (
						<ToggleControl
							__nextHasNoMarginBottom
							label={__('Show what changes in the post', 'draftsmith')}
							checked={showsChanges}
							onChange={setShowsChanges}
						/>
					)}
					{showsChanges && canCompare ? (
						<PostChanges job={job} article={article} replaced={replaced} rejected={rejected ?? []} />
					) : (
						<Sections job={job} article={article} />
					)}
				</div>
				<div className="draftsmith-stack draftsmith-review__side">
					{article.warnings.length > 0 && (
						<WarningsPanel
							warnings={article.warnings}
							titleOf={(index) => {
								const section = sections[placeOf(index)];
								return section ? sectionTitle(section) : null;
							}}
							onJump={(index) => jump(placeOf(index))}
						/>
					)}
					{article.claims.length > 0 && (
						<ClaimsPanel
							jobId={job.id}
							claims={article.claims}
							language={job.language}
							sectionOf={(claim) => findStatement(texts, claim)}
							onJump={jump}
						/>
					)}
					<SeoPanel jobId={job.id} article={article} />
					<PlacementField jobId={job.id} />
				</div>
			</div>
			<div className="draftsmith-actions draftsmith-review__footer">
				<Button
					__next40pxDefaultSize
					variant="primary"
					disabled={!props.canInsert}
					accessibleWhenDisabled
					onClick={props.onInsert}
				>
					{props.insertLabel}
				</Button>
				<Button __next40pxDefaultSize variant="tertiary" onClick={props.onClose}>
					{__('Close', 'draftsmith')}
				</Button>
			</div>
		</Modal>
	);
}
