import type { SiteStatus } from '@draftsmith/shared';
import { SearchControl } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __, _n, sprintf } from '@wordpress/i18n';
import { formatNumber, formatTime } from '../components/format.ts';
import { findSites, SITES_PER_PAGE } from './find-sites.ts';
import { type AccountSite, fetchSites } from './fleet-api.ts';
import { Loading } from './loading.tsx';
import { Pager } from './pager.tsx';
import { useLoaded } from './use-loaded.ts';

function statusText(status: SiteStatus): string {
	const texts: Record<SiteStatus, string> = {
		unproven: __('Not proven yet', 'draftsmith'),
		active: __('Active', 'draftsmith'),
		superseded: __('Somebody else has proven the domain', 'draftsmith'),
		closed: __('Closed', 'draftsmith'),
	};
	return texts[status] ?? status;
}

function SiteRow({ site }: { site: AccountSite }) {
	return (
		<tr>
			<th scope="row">
				<bdi>{site.domain}</bdi>
				{site.is_this && <span className="draftsmith-muted">{__('This site', 'draftsmith')}</span>}
			</th>
			<td>{statusText(site.status)}</td>
			<td>{site.last_used_at === null ? __('Never', 'draftsmith') : formatTime(site.last_used_at)}</td>
		</tr>
	);
}

function SiteTable({ sites }: { sites: readonly AccountSite[] }) {
	return (
		<table className="draftsmith-table">
			<thead>
				<tr>
					<th scope="col">{__('Domain', 'draftsmith')}</th>
					<th scope="col">{__('Status', 'draftsmith')}</th>
					<th scope="col">{__('Last used', 'draftsmith')}</th>
				</tr>
			</thead>
			<tbody>
				{sites.map((site) => (
					<SiteRow key={site.id} site={site} />
				))}
			</tbody>
		</table>
	);
}

/** The sites of the account, to be searched where there are many. */
export function SitesCard() {
	const { answer, failure, load } = useLoaded(fetchSites);
	const [typed, setTyped] = useState('');
	const [page, setPage] = useState(1);
	const found = answer && findSites(answer.data, typed, page);
	return (
		<section className="draftsmith-card draftsmith-stack">
			<h2>{__('Sites of the account', 'draftsmith')}</h2>
			{!answer && <Loading failure={failure} onRetry={load} />}
			{answer && answer.data.length > SITES_PER_PAGE && (
				<SearchControl
					__nextHasNoMarginBottom
					label={__('Search for a domain', 'draftsmith')}
					value={typed}
					onChange={(value) => {
						setTyped(value);
						setPage(1);
					}}
				/>
			)}
			{found && (
				<>
					<p role="status" className="draftsmith-muted">
						{found.total === 0
							? __('No domain has this in its name. Search for another part of it.', 'draftsmith')
							: /* translators: %s: a number. */
								sprintf(_n('%s site', '%s sites', found.total, 'draftsmith'), formatNumber(found.total))}
					</p>
					{found.total > 0 && <SiteTable sites={found.sites} />}
					<Pager page={found.page} pages={found.pages} onTurn={setPage} />
				</>
			)}
		</section>
	);
}
