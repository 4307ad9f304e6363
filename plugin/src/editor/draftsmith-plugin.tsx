import { PluginSidebar, PluginSidebarMoreMenuItem } from '@wordpress/editor';
import { useCallback, useState } from '@wordpress/element';
import { pencil } from '@wordpress/icons';
import { boot } from '../components/boot.ts';
import { Commands } from './commands.tsx';
import { JobWatcher } from './job-watcher.tsx';
import { OutlineNotice } from './outline-notice.tsx';
import { Sidebar } from './sidebar.tsx';
import { useCurrentPost } from './use-current-post.ts';

/** The sidebar, its entry in the editor's menu, and what goes on following a job while the sidebar is closed. */
export function DraftsmithPlugin() {
	const post = useCurrentPost();
	const [isOpen, setOpen] = useState(false);
	const [isAwaited, setAwaited] = useState(false);
	const onReached = useCallback(() => setAwaited(false), []);
	const onToggle = useCallback((open: boolean) => setOpen(open), []);
	if (!post) return null;
	return (
		<>
			<PluginSidebarMoreMenuItem target="draftsmith" icon={pencil}>
				Draftsmith
			</PluginSidebarMoreMenuItem>
			<PluginSidebar name="draftsmith" title="Draftsmith" icon={pencil}>
				<Sidebar key={post.id} post={post} onToggle={onToggle} isAwaited={isAwaited} onReached={onReached} />
			</PluginSidebar>
			{boot.registered && <Commands post={post} onWrite={() => setAwaited(true)} />}
			<OutlineNotice post={post} isSidebarOpen={isOpen} />
			<JobWatcher post={post} isSidebarOpen={isOpen} />
		</>
	);
}
