import { speak } from '@wordpress/a11y';
import { type Block, serialize } from '@wordpress/blocks';
import { Button, CheckboxControl, Notice, ProgressBar } from '@wordpress/components';
import { useEffect, useMemo, useRef, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { formatWords } from '../components/format.ts';
import { isFinal } from '../store/job-state.ts';
import type { LocalJob, Rewrite } from '../store/types.ts';
import { ArticlePreview } from './article-preview.tsx';
import { DiffView } from './diff-view.tsx';
import { phaseLabel } from './labels.ts';
import { splitArticle, toTextBlocks } from './review-article.ts';
import { RegenerateForm } from './review-hint.tsx';
import type { ReviewSection } from './review-split.ts';

/** What a part of the text is called. */
export function sectionTitle(section: Pick<ReviewSection<Block>, 'heading'>): string {
	return section.heading === '' ? __('Opening', 'draftsmith') : section.heading;
}

/** Where a jump to a part of the text goes. */
export function sectionId(jobId: number, at: number): string {
	return `draftsmith-section-${jobId}-${at}`;
}

/** A section that is being written anew, what has come of it, or why nothing has. */
function RewriteOutcome(props: { job: LocalJob; section: ReviewSection<Block>; rewrite: Rewrite; onStop: () => void }) {
	const { job, section, rewrite, onStop } = props;
	const before = useMemo(() => {
		const old = splitArticle(rewrite.before).find(({ index }) => index === rewrite.section);
		return toTextBlocks(old?.blocks ?? []);
	}, [rewrite.before, rewrite.section]);
	const after = useMemo(() => toTextBlocks(section.blocks), [section.blocks]);
	const wasDone = useRef(rewrite.isDone);
	useEffect(() => {
		if (rewrite.isDone && !wasDone.current)
			speak(
				job.error
					? __('The section could not be written again. Its text is as it was.', 'draftsmith')
					: __('This section was written again.', 'draftsmith'),
				'polite',
			);
		wasDone.current = rewrite.isDone;
	}, [rewrite.isDone, job.error]);
	if (!rewrite.isDone)
		return (
			<div className="draftsmith-stack">
				<p role="status">{phaseLabel(job.phase)}</p>
				<ProgressBar aria-label={__('Writing this section again', 'draftsmith')} />
				{!isFinal(job) && (
					<div className="draftsmith-actions">
						<Button __next40pxDefaultSize variant="secondary" onClick={onStop}>
							{__('Stop, and keep the text as it is', 'draftsmith')}
						</Button>
					</div>
				)}
			</div>
		);
	if (job.error)
		return (
			<Notice status="error" isDismissible={false}>
				<p>{__('The section could not be written again. Its text is as it was.', 'draftsmith')}</p>
				<p>{job.error.message}</p>
			</Notice>
		);
	return (
		<div className="draftsmith-stack">
			<p className="draftsmith-muted">{__('This section was written again. This has changed:', 'draftsmith')}</p>
			<DiffView
				before={before}
				after={after}
				language={job.language}
				label={__('What has changed in this section', 'draftsmith')}
			/>
		</div>
	);
}

/** One part of the article: to read, to accept or leave out, and to have written anew. */
export function SectionCard(props: {
	job: LocalJob;
	section: ReviewSection<Block>;
	/** Its place in the text. */
	at: number;
	isAccepted: boolean;
	onAccept: (isAccepted: boolean) => void;
	/** Of this section, or null. */
	rewrite: Rewrite | null;
	/** Not while any section is being written, nor without a service that can. */
	canRegenerate: boolean;
	onRegenerate: (hint: string) => void;
	onStop: () => void;
}) {
	const { job, section, at, isAccepted, rewrite, canRegenerate } = props;
	const [isAsking, setAsking] = useState(false);
	const card = useRef<HTMLElement>(null);
	const title = sectionTitle(section);
	const markup = useMemo(() => serialize(section.blocks), [section.blocks]);
	return (
		<section
			className={`draftsmith-section${isAccepted ? '' : ' is-rejected'}`}
			id={sectionId(job.id, at)}
			aria-label={title}
			tabIndex={-1}
			ref={card}
		>
			<div className="draftsmith-section__head">
				<CheckboxControl
					__nextHasNoMarginBottom
					label={title}
					help={section.words === null ? '' : formatWords(section.words)}
					checked={isAccepted}
					onChange={props.onAccept}
				/>
			</div>
			{rewrite && <RewriteOutcome job={job} section={section} rewrite={rewrite} onStop={props.onStop} />}
			{!(rewrite?.isDone && !job.error) && <ArticlePreview blocks={markup} language={job.language} />}
			{isAsking ? (
				<RegenerateForm
					onClose={() => {
						setAsking(false);
						card.current?.focus();
					}}
					onRegenerate={(hint) => {
						setAsking(false);
						// The form goes; the focus stays where the news will be.
						card.current?.focus();
						props.onRegenerate(hint);
					}}
				/>
			) : (
				section.index !== null && (
					<div className="draftsmith-actions">
						<Button
							__next40pxDefaultSize
							variant="tertiary"
							disabled={!canRegenerate}
							accessibleWhenDisabled
							onClick={() => setAsking(true)}
						>
							{__('Regenerate with a hint', 'draftsmith')}
						</Button>
					</div>
				)
			)}
		</section>
	);
}
