import { useSelect } from '@wordpress/data';
import { store as editorStore } from '@wordpress/editor';
import { store } from '../store/index.ts';
import { isFinal } from '../store/job-state.ts';
import type { LocalJob } from '../store/types.ts';
import { FailedView } from './failed-view.tsx';
import { FinishedView } from './finished-view.tsx';
import { InsertedView } from './inserted-view.tsx';
import { OutlineView } from './outline-view.tsx';
import { isPageBehind } from './post-status.ts';
import { RunningView } from './running-view.tsx';
import { TakenBackView } from './taken-back-view.tsx';
import { UnsavedView } from './unsaved-view.tsx';
import { UnsentView } from './unsent-view.tsx';
import type { CurrentPost } from './use-current-post.ts';

/** The job as it stands. */
export function JobView({ job, post }: { job: LocalJob; post: CurrentPost }) {
	const { isInEditor, isBehind, isSavedHere, isRewritten } = useSelect(
		(select) => ({
			// Undo takes the mark away together with the article, so it says at any time what is in the editor.
			isInEditor: select(editorStore).getEditedPostAttribute('draftsmith_job') === job.id,
			isBehind: isPageBehind(job, post.id, select(editorStore).getCurrentPostAttribute('draftsmith_job')),
			isSavedHere: select(store).isSavedHere(job.id),
			isRewritten: select(store).getRewrite(job.id) !== null && select(store).getArticle(job.id) !== null,
		}),
		[job, post.id],
	);
	if (job.inserted?.post_id === post.id && isSavedHere && !isInEditor) return <TakenBackView job={job} post={post} />;
	if (job.inserted)
		return <InsertedView job={job} inserted={job.inserted} post={post} isBehind={isBehind && !isSavedHere} />;
	if (isInEditor) return <UnsavedView job={job} />;
	if (job.state === 'failed') return <FailedView job={job} post={post} />;
	if (job.state === 'succeeded' || isRewritten) return <FinishedView job={job} />;
	if (job.unsent && !isFinal(job)) return <UnsentView job={job} />;
	if (job.phase === 'awaiting_approval' && !isFinal(job)) return <OutlineView job={job} />;
	return <RunningView job={job} />;
}
