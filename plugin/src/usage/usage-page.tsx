import { speak } from '@wordpress/a11y';
import { Spinner } from '@wordpress/components';
import { useCallback, useEffect, useState } from '@wordpress/element';
import { __, _n, sprintf } from '@wordpress/i18n';
import { boot } from '../components/boot.ts';
import { formatNumber } from '../components/format.ts';
import { NotRegistered } from '../components/not-registered.tsx';
import { RequestErrorNotice } from '../components/request-error-notice.tsx';
import { type RequestError, toRequestError } from '../store/request-error.ts';
import { ChoiceBar } from './choice-bar.tsx';
import { fetchSiteUsage, type SiteUsage, SPANS, type Span } from './usage-api.ts';
import { UsageReport } from './usage-report.tsx';

/** The report of a span of days; while another one is on its way, the one before stays. */
function useReport(span: Span) {
	const [report, setReport] = useState<SiteUsage | null>(null);
	const [failure, setFailure] = useState<RequestError | null>(null);
	const [attempt, setAttempt] = useState(0);
	useEffect(() => {
		let isCurrent = true;
		fetchSiteUsage(span).then(
			(answer) => {
				if (!isCurrent) return;
				setReport(answer);
				setFailure(null);
				speak(
					sprintf(
						/* translators: %s: number of days. */
						_n('Usage of the last %s day.', 'Usage of the last %s days.', answer.days, 'draftsmith'),
						formatNumber(answer.days),
					),
					'polite',
				);
			},
			(thrown) => {
				if (isCurrent) setFailure(toRequestError(thrown));
			},
		);
		return () => {
			isCurrent = false;
		};
	}, [span, attempt]);
	return { report, failure, reload: useCallback(() => setAttempt((count) => count + 1), []) };
}

/** Draftsmith > Usage: what this site and its authors have used, and what is left of today. */
export function UsagePage() {
	const [span, setSpan] = useState<Span>(30);
	const { report, failure, reload } = useReport(span);
	if (!report && !failure)
		return (
			<p role="status">
				<Spinner /> {__('Loading the usage…', 'draftsmith')}
			</p>
		);
	return (
		<div className="draftsmith-stack">
			{!boot.registered && <NotRegistered />}
			{(boot.registered || (report && report.authors.length > 0)) && (
				<ChoiceBar
					label={__('Days', 'draftsmith')}
					choices={SPANS.map((days) => ({
						value: days,
						/* translators: %s: a number. */
						label: sprintf(_n('%s day', '%s days', days, 'draftsmith'), formatNumber(days)),
					}))}
					chosen={span}
					onChoose={setSpan}
				/>
			)}
			{failure && <RequestErrorNotice error={failure} onRetry={reload} />}
			{report && !failure && <UsageReport report={report} onRetry={reload} />}
		</div>
	);
}
