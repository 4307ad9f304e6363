import { Button } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import { formatNumber } from '../components/format.ts';

/** Goes through the pages of a list; nothing where there is but one. */
export function Pager(props: { page: number; pages: number; isBusy?: boolean; onTurn: (page: number) => void }) {
	const { page, pages, isBusy = false, onTurn } = props;
	if (pages <= 1) return null;
	return (
		<nav className="draftsmith-actions draftsmith-pager" aria-label={__('Pages of sites', 'draftsmith')}>
			<Button
				__next40pxDefaultSize
				variant="tertiary"
				disabled={isBusy || page <= 1}
				accessibleWhenDisabled
				onClick={() => onTurn(page - 1)}
			>
				{__('Previous', 'draftsmith')}
			</Button>
			<span role="status">
				{/* translators: 1: number of the page, 2: how many there are. */}
				{sprintf(__('Page %1$s of %2$s', 'draftsmith'), formatNumber(page), formatNumber(pages))}
			</span>
			<Button
				__next40pxDefaultSize
				variant="tertiary"
				disabled={isBusy || page >= pages}
				accessibleWhenDisabled
				onClick={() => onTurn(page + 1)}
			>
				{__('Next', 'draftsmith')}
			</Button>
		</nav>
	);
}
