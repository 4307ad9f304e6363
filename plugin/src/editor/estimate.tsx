import type { Quote } from '@draftsmith/shared';
import { Spinner } from '@wordpress/components';
import { useEffect, useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { formatWords } from '../components/format.ts';
import { RequestErrorNotice } from '../components/request-error-notice.tsx';
import { fetchQuote } from '../store/api.ts';
import { type RequestError, toRequestError } from '../store/request-error.ts';
import type { Submission } from '../store/types.ts';
import { formatPrice, formatRange } from './estimate-format.ts';

/** Milliseconds without a change before it is asked for again. */
const PAUSE = 600;

/**
 * What the article would take, asked for when this part is opened and after changes while it is open. `submission`: null while
 * the form could not be sent.
 */
export function Estimate({ submission }: { submission: Submission | null }) {
	const [quote, setQuote] = useState<Quote | null>(null);
	const [failure, setFailure] = useState<RequestError | null>(null);
	const [attempt, setAttempt] = useState(0);
	// By its text, for the form makes a new object each time it is drawn.
	const wish = submission && JSON.stringify(withoutPost(submission));
	useEffect(() => {
		setFailure(null);
		if (wish === null) return;
		const aborter = new AbortController();
		const timer = setTimeout(async () => {
			try {
				const answer = await fetchQuote(JSON.parse(wish), aborter.signal);
				if (!aborter.signal.aborted) setQuote(answer);
			} catch (thrown) {
				if (!aborter.signal.aborted) setFailure(toRequestError(thrown));
			}
		}, PAUSE);
		return () => {
			clearTimeout(timer);
			aborter.abort();
		};
	}, [wish, attempt]);

	if (wish === null)
		return (
			<p className="draftsmith-muted">
				{__('Correct what is marked in the form, then the estimate comes by itself.', 'draftsmith')}
			</p>
		);
	if (failure) return <RequestErrorNotice error={failure} onRetry={() => setAttempt((count) => count + 1)} />;
	return (
		<div role="status" className="draftsmith-stack">
			{quote ? (
				<dl className="draftsmith-estimate">
					<dt>{__('Length', 'draftsmith')}</dt>
					<dd>{formatWords(quote.target_words)}</dd>
					<dt>{__('Tokens read', 'draftsmith')}</dt>
					<dd>{formatRange(quote.input_tokens)}</dd>
					<dt>{__('Tokens written', 'draftsmith')}</dt>
					<dd>{formatRange(quote.output_tokens)}</dd>
					<dt>{__('Price', 'draftsmith')}</dt>
					<dd>
						{quote.price_micro_usd
							? /* translators: %s: a range of prices, for example "$0.01 – $0.03". */
								sprintf(__('about %s', 'draftsmith'), formatPrice(quote.price_micro_usd))
							: __('not known for this model', 'draftsmith')}
					</dd>
				</dl>
			) : (
				<p>
					<Spinner /> {__('Estimating…', 'draftsmith')}
				</p>
			)}
		</div>
	);
}

/** What the service estimates by: the post has nothing to do with it. */
function withoutPost({ post_id: _post, post_date: _date, title, ...rest }: Submission): Omit<Submission, 'post_id'> {
	// A title is needed, and of almost no weight.
	return { ...rest, title: title || '–' };
}
