import type { DailyLimit } from '@draftsmith/shared';
import { useSelect } from '@wordpress/data';
import { __, _n, sprintf } from '@wordpress/i18n';
import { boot } from '../components/boot.ts';
import { formatNumber, formatTime } from '../components/format.ts';
import { store } from '../store/index.ts';

/** How much is left of a limit, as a bar; the words beside it say the same. */
function Meter({ limit, text }: { limit: DailyLimit; text: string }) {
	const used = Math.min(1, limit.used / Math.max(1, limit.limit));
	return (
		<div className="draftsmith-left">
			<span>{text}</span>
			<div className={used >= 0.8 ? 'draftsmith-left__bar is-high' : 'draftsmith-left__bar'} aria-hidden="true">
				<div style={{ inlineSize: `${100 * used}%` }} />
			</div>
		</div>
	);
}

/** What is left of today. A usage that can't be read shows nothing: what matters is said when one generates. */
export function UsageToday() {
	const { today, ownLeft } = useSelect(
		(select) => ({
			today: select(store).getToday(),
			ownLeft: select(store).getCatalog()?.articles_left_today ?? null,
		}),
		[],
	);
	if (!today) return null;
	const articles = Math.max(0, today.today.limit - today.today.used);
	const tokens = Math.max(0, today.today_tokens.limit - today.today_tokens.used);
	return (
		<section className="draftsmith-today draftsmith-stack" aria-label={__('Usage', 'draftsmith')}>
			<Meter
				limit={today.today}
				text={sprintf(
					/* translators: %s: number of articles. */
					_n('%s article left today', '%s articles left today', articles, 'draftsmith'),
					formatNumber(articles),
				)}
			/>
			<Meter
				limit={today.today_tokens}
				text={sprintf(
					/* translators: %s: number of tokens. */
					_n('%s token left today', '%s tokens left today', tokens, 'draftsmith'),
					formatNumber(tokens),
				)}
			/>
			{ownLeft !== null && (
				<p>
					{sprintf(
						/* translators: %s: number of articles. */
						_n('You yourself may ask for %s more.', 'You yourself may ask for %s more.', ownLeft, 'draftsmith'),
						formatNumber(ownLeft),
					)}
				</p>
			)}
			<p className="draftsmith-muted">
				{/* translators: %s: date and time. */}
				{sprintf(__('The day starts anew at %s.', 'draftsmith'), formatTime(today.today.resets_at))}{' '}
				{boot.usageUrl !== '' && <a href={boot.usageUrl}>{__('All usage', 'draftsmith')}</a>}
			</p>
		</section>
	);
}
