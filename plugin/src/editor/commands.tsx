import { useCommand } from '@wordpress/commands';
import { useDispatch, useRegistry, useSelect } from '@wordpress/data';
import { __ } from '@wordpress/i18n';
import { chartBar, listView, pencil, plus } from '@wordpress/icons';
import { boot } from '../components/boot.ts';
import { store } from '../store/index.ts';
import { InsertCommand } from './insert-command.tsx';
import { openSidebar } from './open-sidebar.ts';
import type { CurrentPost } from './use-current-post.ts';

/** Draftsmith's commands in the command palette. Nothing is asked for before one is used. `onWrite`: somebody wants to write. */
export function Commands({ post, onWrite }: { post: CurrentPost; onWrite: () => void }) {
	const registry = useRegistry();
	const { dismiss } = useDispatch(store);
	const job = useSelect((select) => select(store).getShownJob(post.id), [post.id]);
	const visit = (address: string) => (palette: { close: () => void }) => {
		palette.close();
		window.location.href = address;
	};
	useCommand({
		name: 'draftsmith/write',
		label: __('Draftsmith: write an article', 'draftsmith'),
		icon: pencil,
		callback: ({ close }) => {
			close();
			// An article that is in its post already gives way to the next one; anything else is shown.
			if (job?.inserted) void dismiss(post.id, job.id);
			openSidebar(registry);
			onWrite();
		},
	});
	useCommand({
		name: 'draftsmith/articles',
		label: __('Draftsmith: open the articles', 'draftsmith'),
		icon: listView,
		callback: visit(boot.jobsUrl),
	});
	useCommand({
		name: 'draftsmith/batch',
		label: __('Draftsmith: new batch', 'draftsmith'),
		icon: plus,
		callback: visit(`${boot.batchUrl}&batch=new`),
	});
	useCommand({
		name: 'draftsmith/usage',
		label: __('Draftsmith: usage', 'draftsmith'),
		icon: chartBar,
		callback: visit(boot.usageUrl),
	});
	const isReady = job?.state === 'succeeded' && !job.inserted && !job.discarded;
	return isReady ? <InsertCommand key={job.id} job={job} /> : null;
}
