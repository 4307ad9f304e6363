import { Notice } from '@wordpress/components';
import { useEffect, useRef } from '@wordpress/element';
import { __, _n, sprintf } from '@wordpress/i18n';
import { formatNumber } from '../components/format.ts';
import { RequestErrorNotice } from '../components/request-error-notice.tsx';
import type { ChangeOutcome } from './change-outcome.ts';
import type { Changes } from './use-changes.ts';

function OutcomeNotice({ outcome, onRemove }: { outcome: ChangeOutcome; onRemove: () => void }) {
	const { done, refused } = outcome;
	return (
		<Notice status={refused.length === 0 ? 'success' : done === '' ? 'error' : 'warning'} onRemove={onRemove}>
			{done !== '' && <p>{done}</p>}
			{refused.length > 0 && (
				<>
					<p>
						{sprintf(
							/* translators: %s: number of articles. */
							_n('%s article was left as it is:', '%s articles were left as they are:', refused.length, 'draftsmith'),
							formatNumber(refused.length),
						)}
					</p>
					<ul className="draftsmith-list">
						{refused.map(({ id, title, reason }) => (
							<li key={id}>
								{/* translators: 1: title of an article, 2: why nothing was done, a sentence. */}
								{sprintf(__('“%1$s”: %2$s', 'draftsmith'), title, reason)}
							</li>
						))}
					</ul>
				</>
			)}
		</Notice>
	);
}

/** How often, and every how many ms, it is looked whether the focus was lost. */
const FOCUS_LOOKS = 15;
const FOCUS_INTERVAL = 300;

/** What became of the last change. It takes the focus when the row or the button that had it is gone. */
export function ChangeNotice({ changes }: { changes: Changes }) {
	const { outcome, failure, dismiss } = changes;
	const place = useRef<HTMLDivElement>(null);
	useEffect(() => {
		if (!outcome && !failure) return;
		// A modal that closes gives the focus back first, if it can; the list that is loaded anew may take it away later.
		let looks = 0;
		const timer = window.setInterval(() => {
			looks += 1;
			if (document.activeElement === null || document.activeElement === document.body) place.current?.focus();
			if (looks === FOCUS_LOOKS) window.clearInterval(timer);
		}, FOCUS_INTERVAL);
		return () => window.clearInterval(timer);
	}, [outcome, failure]);
	return (
		<div ref={place} tabIndex={-1} className="draftsmith-outcome">
			{failure && <RequestErrorNotice error={failure} />}
			{outcome && <OutcomeNotice outcome={outcome} onRemove={dismiss} />}
		</div>
	);
}
