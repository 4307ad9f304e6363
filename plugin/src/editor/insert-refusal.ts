import { __ } from '@wordpress/i18n';
import type { InsertResult } from './insert-article.ts';

/** Why a command has inserted nothing; null when it has, or when another text says why. */
export function refusalText(result: InsertResult | null): string | null {
	switch (result) {
		case 'nothing':
			return __('Accept at least one part to insert it.', 'draftsmith');
		case 'misplaced':
			return __(
				'The article can’t stand where the selected blocks are. Choose another place in the sidebar.',
				'draftsmith',
			);
		case 'invalid':
			return __(
				'This version of WordPress does not accept a block of the article, so nothing was inserted.',
				'draftsmith',
			);
		default:
			return null;
	}
}
