import { useCommand } from '@wordpress/commands';
import { useDispatch, useRegistry, useSelect } from '@wordpress/data';
import { store as editorStore } from '@wordpress/editor';
import { __ } from '@wordpress/i18n';
import { postContent } from '@wordpress/icons';
import { store as noticesStore } from '@wordpress/notices';
import { toInstant } from '../store/form.ts';
import { store } from '../store/index.ts';
import type { LocalJob } from '../store/types.ts';
import { refusalText } from './insert-refusal.ts';
import { openSidebar } from './open-sidebar.ts';
import { useInsertion } from './review-insertion.ts';
import type { InsertPlace } from './review-place.ts';

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
	const { insert } = useInsertion(job, job.post_date ?? toInstant(postDate));
	const insertOrSay = async (place: InsertPlace) => {
		const refusal = refusalText(await insert(place));
		if (refusal !== null) void createNotice('error', refusal, { id: 'draftsmith-command' });
	};
	useCommand({
		name: 'draftsmith/insert',
		label: __('Draftsmith: insert the finished article', 'draftsmith'),
		icon: postContent,
		callback: ({ close }) => {
			close();
			openSidebar(registry);
			if (isEmpty || placement !== 'post') void insertOrSay(isEmpty ? 'post' : placement);
		},
	});
	return null;
}
