import { Button } from '@wordpress/components';
import { __ } from '@wordpress/i18n';

/** No job is what was searched for. */
export function NoMatch({ onClear }: { onClear: () => void }) {
	return (
		<div className="draftsmith-empty">
			<p>{__('No article matches your search and filters.', 'draftsmith')}</p>
			<Button __next40pxDefaultSize variant="secondary" onClick={onClear}>
				{__('Clear search and filters', 'draftsmith')}
			</Button>
		</div>
	);
}
