import { useDispatch, useRegistry, useSelect } from '@wordpress/data';
import { useEffect, useRef } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { store as noticesStore } from '@wordpress/notices';
import { store } from '../store/index.ts';
import { openSidebar } from './open-sidebar.ts';
import type { CurrentPost } from './use-current-post.ts';

/** Tells who has closed the sidebar that the outline is there: nothing goes on before it was looked at. */
export function OutlineNotice({ post, isSidebarOpen }: { post: CurrentPost; isSidebarOpen: boolean }) {
	const registry = useRegistry();
	const isWaiting = useSelect((select) => select(store).getShownJob(post.id)?.phase === 'awaiting_approval', [post.id]);
	const { createNotice } = useDispatch(noticesStore);
	const isSidebarOpenNow = useRef(isSidebarOpen);
	isSidebarOpenNow.current = isSidebarOpen;
	useEffect(() => {
		if (!isWaiting || isSidebarOpenNow.current) return;
		void createNotice(
			'success',
			__('The outline is ready. The article is written once you approve it.', 'draftsmith'),
			{
				id: 'draftsmith-outline',
				type: 'snackbar',
				explicitDismiss: true,
				actions: [{ label: __('Look at it', 'draftsmith'), onClick: () => openSidebar(registry) }],
			},
		);
	}, [isWaiting, createNotice, registry]);
	return null;
}
