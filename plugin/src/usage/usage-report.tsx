import { __, _n, sprintf } from '@wordpress/i18n';
import { formatNumber } from '../components/format.ts';
import { RequestErrorNotice } from '../components/request-error-notice.tsx';
import { UsageAlerts } from '../components/usage-alerts.tsx';
import { toRequestError } from '../store/request-error.ts';
import { AuthorTable } from './author-table.tsx';
import { DaysCard } from './days-card.tsx';
import { FiguresTable } from './figures-table.tsx';
import { TodayCard } from './today-card.tsx';
import type { ServiceUsage, SiteUsage } from './usage-api.ts';

function Models({ service }: { service: ServiceUsage }) {
	if (service.models.length === 0) return null;
	return (
		<section className="draftsmith-card draftsmith-stack" aria-labelledby="draftsmith-models">
			<h2 id="draftsmith-models">{__('By model', 'draftsmith')}</h2>
			<FiguresTable
				caption={__('Articles and tokens by model', 'draftsmith')}
				nameLabel={__('Model', 'draftsmith')}
				rows={service.models.map((row) => ({ ...row, name: row.model ?? __('Not recorded', 'draftsmith') }))}
			/>
		</section>
	);
}

function Authors({ report }: { report: SiteUsage }) {
	const { authors, everyone, days } = report;
	return (
		<section className="draftsmith-card draftsmith-stack" aria-labelledby="draftsmith-authors">
			<h2 id="draftsmith-authors">{everyone ? __('By author', 'draftsmith') : __('Your articles', 'draftsmith')}</h2>
			{authors.length === 0 ? (
				<p>{__('No article was asked for on these days.', 'draftsmith')}</p>
			) : (
				<AuthorTable
					authors={authors}
					caption={sprintf(
						/* translators: %s: number of days. */
						_n(
							'What was asked for on this site in the last %s day',
							'What was asked for on this site in the last %s days',
							days,
							'draftsmith',
						),
						formatNumber(days),
					)}
				/>
			)}
		</section>
	);
}

/** All figures. When the service did not answer, what this site knows by itself is shown all the same. */
export function UsageReport({ report, onRetry }: { report: SiteUsage; onRetry: () => void }) {
	const { service, failure } = report;
	return (
		<>
			{failure && (
				<RequestErrorNotice
					error={toRequestError({ ...failure, data: { action: failure.action } })}
					onRetry={onRetry}
				/>
			)}
			{service && (
				<>
					<UsageAlerts alerts={service.alerts} resetsAt={service.today.resets_at} />
					<TodayCard service={service} />
					<DaysCard days={service.days} asked={report.days} />
					<Models service={service} />
				</>
			)}
			<Authors report={report} />
		</>
	);
}
