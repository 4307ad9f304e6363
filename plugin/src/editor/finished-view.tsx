import { speak } from '@wordpress/a11y';
import { Button, CheckboxControl, Notice, Spinner } from '@wordpress/components';
import { useDispatch, useSelect } from '@wordpress/data';
import { store as editorStore } from '@wordpress/editor';
import { useMemo, useState } from '@wordpress/element';
import { __, _n, sprintf } from '@wordpress/i18n';
import { BusyButton } from '../components/busy-button.tsx';
import { ConfirmModal } from '../components/confirm-modal.tsx';
import { formatNumber, formatWords } from '../components/format.ts';
import { RequestErrorNotice } from '../components/request-error-notice.tsx';
import { toInstant } from '../store/form.ts';
import { store } from '../store/index.ts';
import { isFinal } from '../store/job-state.ts';
import type { ClaimedArticle, LocalJob } from '../store/types.ts';
import { datePassedText, insertLabel, phaseLabel } from './labels.ts';
import { isDatePassed, statusAfterInsert } from './post-status.ts';
import { readableText, splitArticle } from './review-article.ts';
import { type Inserting, useInsertion } from './review-insertion.ts';
import { ReviewModal } from './review-modal.tsx';
import { PlacementField } from './review-placement.tsx';
import { sectionTitle } from './review-section.tsx';
import { SlugAndExcerpt } from './slug-and-excerpt.tsx';
import { ViewHeading } from './view-heading.tsx';

/** The parts of the article, to be accepted or left out, and how much somebody should look at. */
function Contents({ job, article }: { job: LocalJob; article: ClaimedArticle }) {
	const { editReview } = useDispatch(store);
	const { rejected = [], verified = [] } = useSelect((select) => select(store).getReview(job.id), [job.id]);
	const sections = useMemo(() => splitArticle(article), [article]);
	const claims = article.claims.filter((claim) => !verified.includes(claim)).length;
	return (
		<>
			<p className="draftsmith-muted">
				{readableText(article.title)} · {formatWords(article.word_count)}
			</p>
			<fieldset className="draftsmith-stack draftsmith-contents">
				<legend className="draftsmith-legend">{__('What goes in', 'draftsmith')}</legend>
				{sections.map((section, at) => (
					<CheckboxControl
						key={section.index ?? `at${at}`}
						__nextHasNoMarginBottom
						label={sectionTitle(section)}
						help={section.words === null ? '' : formatWords(section.words)}
						checked={!rejected.includes(at)}
						onChange={(isAccepted) =>
							editReview(job.id, {
								rejected: isAccepted ? rejected.filter((each) => each !== at) : [...rejected, at],
							})
						}
					/>
				))}
			</fieldset>
			{(claims > 0 || article.warnings.length > 0) && (
				<ul className="draftsmith-warnings">
					{claims > 0 && (
						<li>
							{sprintf(
								/* translators: %s: number of claims. */
								_n('%s claim to verify', '%s claims to verify', claims, 'draftsmith'),
								formatNumber(claims),
							)}
						</li>
					)}
					{article.warnings.length > 0 && (
						<li>
							{sprintf(
								/* translators: %s: number of warnings. */
								_n('%s thing to look at', '%s things to look at', article.warnings.length, 'draftsmith'),
								formatNumber(article.warnings.length),
							)}
						</li>
					)}
				</ul>
			)}
		</>
	);
}

/** Why the article is not here, or was not inserted. */
function Obstacles({ job, result }: { job: LocalJob; result: Inserting['result'] }) {
	const error = useSelect((select) => select(store).getError(job.id), [job.id]);
	const { claim } = useDispatch(store);
	const told =
		result === 'invalid'
			? __(
					'This version of WordPress does not accept a block of the article, so nothing was inserted. Discard it and generate it again; if it stays, update WordPress and Draftsmith.',
					'draftsmith',
				)
			: result === 'misplaced'
				? __(
						'The article can’t stand there, so nothing was inserted. Select whole blocks of the post, or choose another place.',
						'draftsmith',
					)
				: null;
	return (
		<>
			{error?.code === 'draftsmith_held' ? (
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
			{told !== null && (
				<Notice status="error" isDismissible={false}>
					<p>{told}</p>
				</Notice>
			)}
		</>
	);
}

/** A section is being written again: how far that is, for those who have closed the review. */
function RewriteStatus({ job }: { job: LocalJob }) {
	const rewrite = useSelect((select) => select(store).getRewrite(job.id), [job.id]);
	if (!rewrite || rewrite.isDone) return null;
	return (
		<p role="status">
			<Spinner />{' '}
			{
				/* translators: %s: what the job is doing, such as "Writing". */
				sprintf(__('A section is being written again: %s', 'draftsmith'), phaseLabel(job.phase))
			}
		</p>
	);
}

/** A finished article: read it, choose what of it goes where, insert it or give it up. */
export function FinishedView({ job }: { job: LocalJob }) {
	const { discard } = useDispatch(store);
	const giveUp = async () => {
		const discarded = await discard(job.id);
		/* translators: %s: title of an article. */
		if (discarded) speak(sprintf(__('“%s” is discarded.', 'draftsmith'), job.title), 'polite');
	};
	const [dialog, setDialog] = useState<'review' | 'placement' | 'discard' | null>(null);
	const {
		article,
		operation,
		hasError,
		isHeldElsewhere,
		isRewriting,
		placement,
		rejected,
		postDate,
		isEmpty,
		currentStatus,
	} = useSelect(
		(select) => ({
			article: select(store).getArticle(job.id),
			operation: select(store).getOperation(job.id),
			hasError: select(store).getError(job.id) !== null,
			isHeldElsewhere: select(store).getError(job.id)?.code === 'draftsmith_held',
			isRewriting: !isFinal(job) || select(store).getRewrite(job.id)?.isDone === false,
			placement: select(store).getPlacement(job.id),
			rejected: select(store).getReview(job.id).rejected,
			postDate: select(store).getFormEdits(job.post_id).post_date,
			isEmpty: select(editorStore).isEditedPostEmpty(),
			currentStatus: select(editorStore).getCurrentPostAttribute('status'),
		}),
		[job],
	);
	const date = job.post_date ?? toInstant(postDate);
	const { insert, isInserting, result } = useInsertion(job, date);
	const parts = useMemo(() => (article ? splitArticle(article).length : 0), [article]);
	const isNothing = article !== null && (rejected?.length ?? 0) >= parts;
	const canInsert = article !== null && !isNothing && !isInserting && !isRewriting;
	const label = insertLabel(statusAfterInsert(currentStatus, job, date, Date.now()));
	const askOrInsert = () => {
		if (isEmpty) void insert('post');
		else if (placement === 'post') setDialog('placement');
		else void insert(placement);
	};
	return (
		<div className="draftsmith-view draftsmith-stack">
			<ViewHeading>{__('The article is ready', 'draftsmith')}</ViewHeading>
			{article ? (
				<>
					<div className="draftsmith-actions">
						<Button
							__next40pxDefaultSize
							variant="secondary"
							aria-haspopup="dialog"
							onClick={() => setDialog('review')}
						>
							{__('Read and review', 'draftsmith')}
						</Button>
					</div>
					<Contents job={job} article={article} />
					<SlugAndExcerpt jobId={job.id} article={article} />
					<PlacementField jobId={job.id} />
				</>
			) : (
				!hasError && (
					<p>
						<Spinner /> {__('Fetching the article…', 'draftsmith')}
					</p>
				)
			)}
			<RewriteStatus job={job} />
			<Obstacles job={job} result={result} />
			{isDatePassed(currentStatus, job, date, Date.now()) && (
				<Notice status="warning" isDismissible={false}>
					<p>{datePassedText()}</p>
				</Notice>
			)}
			{isNothing && <p>{__('Accept at least one part to insert it.', 'draftsmith')}</p>}
			<div className="draftsmith-actions">
				<BusyButton variant="primary" isBusy={isInserting} isBlocked={!canInsert} onClick={askOrInsert}>
					{label}
				</BusyButton>
				<BusyButton
					variant="tertiary"
					isDestructive
					isBusy={operation === 'discard'}
					isBlocked={isInserting || isHeldElsewhere || isRewriting}
					onClick={() => setDialog('discard')}
				>
					{__('Discard', 'draftsmith')}
				</BusyButton>
			</div>
			{dialog === 'review' && article && (
				<ReviewModal
					job={job}
					article={article}
					insertLabel={label}
					canInsert={canInsert}
					onInsert={() => {
						setDialog(null);
						askOrInsert();
					}}
					onClose={() => setDialog(null)}
				/>
			)}
			{dialog === 'placement' && (
				<ConfirmModal
					title={__('This post has content', 'draftsmith')}
					onClose={() => setDialog(null)}
					answers={[
						{ label: __('Add at the end', 'draftsmith'), onChoose: () => void insert('end') },
						{
							label: __('Replace everything', 'draftsmith'),
							onChoose: () => void insert('post'),
							isDestructive: true,
						},
					]}
				>
					{__('Where shall the article go? One undo takes it back.', 'draftsmith')}
				</ConfirmModal>
			)}
			{dialog === 'discard' && (
				<ConfirmModal
					title={__('Discard this article?', 'draftsmith')}
					onClose={() => setDialog(null)}
					answers={[{ label: __('Discard', 'draftsmith'), onChoose: () => void giveUp(), isDestructive: true }]}
				>
					{__('It will be erased here and at the service, and can’t be brought back.', 'draftsmith')}
				</ConfirmModal>
			)}
		</div>
	);
}
