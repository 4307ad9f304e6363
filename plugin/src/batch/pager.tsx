import { Button } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import { formatNumber } from '../components/format.ts';

/** Buttons to the page before and after; nothing where there is one page. */
export function Pager(props: { page: number; pages: number; onChange: (page: number) => void }) {
	const { page, pages, onChange } = props;
	if (pages <= 1) return null;
	return (
		<nav className="draftsmith-actions draftsmith-pager" aria-label={__('Pages of the table', 'draftsmith')}>
			<Button
				__next40pxDefaultSize
				variant="secondary"
				accessibleWhenDisabled
				disabled={page <= 1}
				onClick={() => onChange(page - 1)}
			>
				{__('Previous page', 'draftsmith')}
			</Button>
			<span role="status">
				{sprintf(
					/* translators: 1: number of this page, 2: number of pages. */
					__('Page %1$s of %2$s', 'draftsmith'),
					formatNumber(page),
					formatNumber(pages),
				)}
			</span>
			<Button
				__next40pxDefaultSize
				variant="secondary"
				accessibleWhenDisabled
				disabled={page >= pages}
				onClick={() => onChange(page + 1)}
			>
				{__('Next page', 'draftsmith')}
			</Button>
		</nav>
	);
}
