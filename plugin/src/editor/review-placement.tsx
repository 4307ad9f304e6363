import { store as blockEditorStore } from '@wordpress/block-editor';
import { RadioControl } from '@wordpress/components';
import { useDispatch, useSelect } from '@wordpress/data';
import { store as editorStore } from '@wordpress/editor';
import { __ } from '@wordpress/i18n';
import { store } from '../store/index.ts';
import type { Placement } from '../store/types.ts';

/** Where the article goes in a post that has content. Nothing to ask in an empty one. */
export function PlacementField({ jobId }: { jobId: number }) {
	const { setPlacement } = useDispatch(store);
	const { placement, isEmpty, selected } = useSelect(
		(select) => ({
			placement: select(store).getPlacement(jobId),
			isEmpty: select(editorStore).isEditedPostEmpty(),
			selected: select(blockEditorStore).getSelectedBlockClientIds().length,
		}),
		[jobId],
	);
	if (isEmpty) return null;
	const options: { value: Placement; label: string }[] = [
		{ value: 'post', label: __('In place of the whole content, or at its end', 'draftsmith') },
		{
			value: 'selection',
			label:
				selected > 0
					? __('In place of the selected blocks', 'draftsmith')
					: __('In place of the selected blocks (none is selected)', 'draftsmith'),
		},
		{
			value: 'cursor',
			label: selected > 0 ? __('After the selected block', 'draftsmith') : __('At the end', 'draftsmith'),
		},
	];
	return (
		<RadioControl
			label={__('Where the article goes', 'draftsmith')}
			selected={placement}
			options={options}
			onChange={(value) => {
				const chosen = options.find((option) => option.value === value);
				if (chosen) setPlacement(jobId, chosen.value);
			}}
		/>
	);
}
