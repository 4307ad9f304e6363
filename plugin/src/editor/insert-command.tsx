import { useCommand } from '@wordpress/commands';
import { useDispatch, useRegistry, useSelect } from '@wordpress/data';
import { store as editorStore } from '@wordpress/editor';
import { useEffect } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { postContent } from '@wordpress/icons';
import { store as noticesStore } from '@wordpress/notices';
import { store } from '../store/index.ts';
import type { LocalJob } from '../store/types.ts';
import { openSidebar } from './open-sidebar.ts';
import { useInsertion } from './review-insertion.ts';

/** The command that inserts a finished article, as the sidebar's button does. Where that asks first, the sidebar asks. */
export function InsertCommand({ job }: { job: LocalJob }) {
	const registry = useRegistry();
	const { isEmpty, placement, postDate } = useSelect(
		(select) => ({
			isEmpty: select(editorStore).isEditedPostEmpty(),
			placement: select(store).getPlacement(job.id),
			postDate: select(store).getFormEdits(job.post_id).post_date,
		}),
		[job.id, job.post_id],
	);
	const { createNotice } = useDispatch(noticesStore);
	const { insert, result } = useInsertion(job, job.post_date ?? (postDate ? new Date(postDate).toISOString() : null));
	useEffect(() => {
		if (result !== 'invalid' && result !== 'misplaced') return;
		const text =
			result === 'misplaced'
				? __(
						'The article can’t stand where the selected blocks are. Choose another place in the sidebar.',
						'draftsmith',
					)
				: __(
						'This version of WordPress does not accept a block of the article, so nothing was inserted.',
						'draftsmith',
					);
		void createNotice('error', text, { id: 'draftsmith-command' });
	}, [result, createNotice]);
	useCommand({
		name: 'draftsmith/insert',
		label: __('Draftsmith: insert the finished article', 'draftsmith'),
		icon: postContent,
		callback: ({ close }) => {
			close();
			openSidebar(registry);
			if (isEmpty || placement !== 'post') void insert(isEmpty ? 'post' : placement);
		},
	});
	return null;
}
