import { SelectControl } from '@wordpress/components';
import { useSelect } from '@wordpress/data';
import { store as editorStore } from '@wordpress/editor';
import { __ } from '@wordpress/i18n';
import type { Placement } from '../store/types.ts';

/** What becomes of what the post holds, as a choice. */
function placementLabel(placement: Placement): string {
	const labels: Record<Placement, string> = {
		post: __('As the content of this post', 'draftsmith'),
		selection: __('In place of the selected blocks', 'draftsmith'),
		cursor: __('After the selected block', 'draftsmith'),
	};
	return labels[placement];
}

const placements = ['post', 'selection', 'cursor'] as const satisfies Placement[];

/** Where the article goes within the post. Nothing to ask in an empty one. */
export function PlacementField(props: { value: Placement; onChange: (placement: Placement) => void }) {
	const isEmpty = useSelect((select) => select(editorStore).isEditedPostEmpty(), []);
	if (isEmpty && props.value === 'post') return null;
	const help =
		props.value === 'post'
			? __('You are asked first if there is something in it by then.', 'draftsmith')
			: __(
					'As they are selected when you insert it. If the tab is closed, the article goes into a new draft.',
					'draftsmith',
				);
	return (
		<SelectControl
			__next40pxDefaultSize
			__nextHasNoMarginBottom
			label={__('Where it goes', 'draftsmith')}
			help={help}
			options={placements.map((value) => ({ value, label: placementLabel(value) }))}
			value={props.value}
			onChange={props.onChange}
		/>
	);
}
