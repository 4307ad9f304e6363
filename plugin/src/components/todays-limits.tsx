import type { DailyLimit } from '@draftsmith/shared';
import { __, _n, sprintf } from '@wordpress/i18n';
import { formatNumber } from './format.ts';
import { UsageMeter } from './usage-meter.tsx';

/** What is used today of the plan's articles and tokens, as two bars. */
export function TodaysLimits({ articles, tokens }: { articles: DailyLimit; tokens: DailyLimit }) {
	return (
		<>
			<UsageMeter
				label={__('Articles today', 'draftsmith')}
				text={sprintf(
					/* translators: 1: articles used, 2: articles allowed. */
					_n('%1$s of %2$s article', '%1$s of %2$s articles', articles.limit, 'draftsmith'),
					formatNumber(articles.used),
					formatNumber(articles.limit),
				)}
				limit={articles}
			/>
			<UsageMeter
				label={__('Tokens today', 'draftsmith')}
				text={sprintf(
					/* translators: 1: tokens used, 2: tokens allowed. */
					_n('%1$s of %2$s token', '%1$s of %2$s tokens', tokens.limit, 'draftsmith'),
					formatNumber(tokens.used),
					formatNumber(tokens.limit),
				)}
				limit={tokens}
			/>
		</>
	);
}
