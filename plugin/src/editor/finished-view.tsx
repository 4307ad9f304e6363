import { Button, Notice, Spinner } from '@wordpress/components';
import { useDispatch, useRegistry, useSelect } from '@wordpress/data';
import { store as editorStore } from '@wordpress/editor';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { ConfirmModal } from '../components/confirm-modal.tsx';
import { formatWords } from '../components/format.ts';
import { RequestErrorNotice } from '../components/request-error-notice.tsx';
import { store } from '../store/index.ts';
import type { LocalJob } from '../store/types.ts';
import { ArticlePreview } from './article-preview.tsx';
import { insertArticle, type Placement } from './insert-article.ts';
import { insertLabel } from './labels.ts';
import { statusAfterInsert } from './post-status.ts';
import { ViewHeading } from './view-heading.tsx';

/** A finished article: read it, insert it or give it up. */
export function FinishedView({ job }: { job: LocalJob }) {
	const registry = useRegistry();
	const { claim, discard } = useDispatch(store);
	const [question, setQuestion] = useState<'placement' | 'discard' | null>(null);
	const [isInserting, setInserting] = useState(false);
	const [isRefused, setRefused] = useState(false);
	const { article, operation, error, postDate, isEmpty, currentStatus } = useSelect(
		(select) => ({
			article: select(store).getArticle(job.id),
			operation: select(store).getOperation(job.id),
			error: select(store).getError(job.id),
			postDate: select(store).getFormEdits(job.post_id).post_date,
			isEmpty: select(editorStore).isEditedPostEmpty(),
			currentStatus: select(editorStore).getCurrentPostAttribute('status'),
		}),
		[job.id, job.post_id],
	);
	const isHeldElsewhere = error?.code === 'draftsmith_held';
	const date = job.post_date ?? (postDate ? new Date(postDate).toISOString() : null);
	const insert = async (placement: Placement) => {
		setInserting(true);
		// Renewed at the last moment: after a long look at the preview somebody else may have inserted it.
		const claimed = await claim(job.id);
		if (claimed) setRefused((await insertArticle(registry, job, claimed, placement, date)) === 'invalid');
		setInserting(false);
	};
	return (
		<div className="draftsmith-view draftsmith-stack">
			<ViewHeading>{__('The article is ready', 'draftsmith')}</ViewHeading>
			{article ? (
				<>
					<p className="draftsmith-muted">
						{article.title} · {formatWords(article.word_count)}
					</p>
					<ArticlePreview blocks={article.blocks} language={job.language} />
				</>
			) : (
				!error && (
					<p>
						<Spinner /> {__('Fetching the article…', 'draftsmith')}
					</p>
				)
			)}
			{isHeldElsewhere ? (
				<Notice status="info" isDismissible={false}>
					<p>
						{__(
							'Another window has this article open, or it is being inserted right now. This page looks again every few seconds.',
							'draftsmith',
						)}
					</p>
				</Notice>
			) : (
				error && <RequestErrorNotice error={error} onRetry={() => void claim(job.id)} />
			)}
			{isRefused && (
				<Notice status="error" isDismissible={false}>
					<p>
						{__(
							'This version of WordPress does not accept a block of the article, so nothing was inserted. Discard it and generate it again; if it stays, update WordPress and Draftsmith.',
							'draftsmith',
						)}
					</p>
				</Notice>
			)}
			<div className="draftsmith-actions">
				<Button
					__next40pxDefaultSize
					variant="primary"
					isBusy={isInserting}
					disabled={!article || isInserting}
					accessibleWhenDisabled
					onClick={() => (isEmpty ? void insert('replace') : setQuestion('placement'))}
				>
					{insertLabel(statusAfterInsert(currentStatus, job, date))}
				</Button>
				<Button
					__next40pxDefaultSize
					variant="tertiary"
					isDestructive
					isBusy={operation === 'discard'}
					disabled={operation === 'discard' || isInserting || isHeldElsewhere}
					accessibleWhenDisabled
					onClick={() => setQuestion('discard')}
				>
					{__('Discard', 'draftsmith')}
				</Button>
			</div>
			{question === 'placement' && (
				<ConfirmModal
					title={__('This post has content', 'draftsmith')}
					onClose={() => setQuestion(null)}
					answers={[
						{ label: __('Add at the end', 'draftsmith'), onChoose: () => void insert('append') },
						{
							label: __('Replace everything', 'draftsmith'),
							onChoose: () => void insert('replace'),
							isDestructive: true,
						},
					]}
				>
					{__('Where shall the article go? One undo takes it back.', 'draftsmith')}
				</ConfirmModal>
			)}
			{question === 'discard' && (
				<ConfirmModal
					title={__('Discard this article?', 'draftsmith')}
					onClose={() => setQuestion(null)}
					answers={[{ label: __('Discard', 'draftsmith'), onChoose: () => void discard(job.id), isDestructive: true }]}
				>
					{__('It will be erased here and at the service, and can’t be brought back.', 'draftsmith')}
				</ConfirmModal>
			)}
		</div>
	);
}
