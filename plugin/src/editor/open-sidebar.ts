import type { DataRegistry } from '@wordpress/data';

/** Opens our sidebar. Nothing happens in an editor that has no such thing. */
export function openSidebar(registry: DataRegistry): void {
	const editPost: Record<string, (name: string) => void> | undefined = registry.dispatch('core/edit-post');
	editPost?.openGeneralSidebar?.('draftsmith/draftsmith');
}
