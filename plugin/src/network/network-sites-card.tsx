import { SearchControl } from '@wordpress/components';
import { useEffect, useState } from '@wordpress/element';
import { __, _n, sprintf } from '@wordpress/i18n';
import { formatNumber } from '../components/format.ts';
import { Loading } from '../settings/loading.tsx';
import { Pager } from '../settings/pager.tsx';
import { type RequestError, toRequestError } from '../store/request-error.ts';
import { fetchNetworkSites, type NetworkSite, type NetworkSites } from './network-api.ts';

/** Milliseconds of rest before what was typed is searched for. */
const REST = 300;

function keyText({ key, is_refused: isRefused }: NetworkSite, isRegistered: boolean): string {
	if (isRefused) return __('Refused by the service', 'draftsmith');
	if (key === 'own') return __('Its own', 'draftsmith');
	if (key === 'network') return __('That of the network', 'draftsmith');
	return isRegistered ? __('None: add the site', 'draftsmith') : __('None', 'draftsmith');
}

function SiteRow({ site, isRegistered }: { site: NetworkSite; isRegistered: boolean }) {
	return (
		<tr>
			<th scope="row">
				<a href={site.url}>{site.name === '' ? site.address : site.name}</a>
				<span className="draftsmith-muted">
					<bdi>{site.address}</bdi>
				</span>
			</th>
			<td data-label={__('Key', 'draftsmith')}>{keyText(site, isRegistered)}</td>
			<td data-label={__('Being written', 'draftsmith')}>{formatNumber(site.open)}</td>
			<td data-label={__('Finished', 'draftsmith')}>{formatNumber(site.succeeded)}</td>
			<td data-label={__('Failed', 'draftsmith')}>
				{formatNumber(site.failed)}
				{site.last_error !== null && <span className="draftsmith-muted">{site.last_error}</span>}
			</td>
			<td data-label={__('Canceled', 'draftsmith')}>{formatNumber(site.canceled)}</td>
		</tr>
	);
}

function SiteTable({ sites, isRegistered }: { sites: readonly NetworkSite[]; isRegistered: boolean }) {
	return (
		<table className="draftsmith-table draftsmith-sites">
			<thead>
				<tr>
					<th scope="col">{__('Site', 'draftsmith')}</th>
					<th scope="col">{__('Key', 'draftsmith')}</th>
					<th scope="col">{__('Being written', 'draftsmith')}</th>
					<th scope="col">{__('Finished', 'draftsmith')}</th>
					<th scope="col">{__('Failed', 'draftsmith')}</th>
					<th scope="col">{__('Canceled', 'draftsmith')}</th>
				</tr>
			</thead>
			<tbody>
				{sites.map((site) => (
					<SiteRow key={site.id} site={site} isRegistered={isRegistered} />
				))}
			</tbody>
		</table>
	);
}

/** A page of sites, asked for when the search has rested. Of two answers the one to the last question counts. */
function useSites(typed: string, page: number) {
	const [sites, setSites] = useState<NetworkSites | null>(null);
	const [failure, setFailure] = useState<RequestError | null>(null);
	const [isBusy, setBusy] = useState(false);
	const [tries, setTries] = useState(0);
	useEffect(() => {
		let isCurrent = true;
		setBusy(true);
		const timer = setTimeout(
			() => {
				fetchNetworkSites(typed.trim(), page)
					.then(
						(answer) => {
							if (!isCurrent) return;
							setSites(answer);
							setFailure(null);
						},
						(thrown) => isCurrent && setFailure(toRequestError(thrown)),
					)
					.then(() => isCurrent && setBusy(false));
			},
			typed === '' ? 0 : REST,
		);
		return () => {
			isCurrent = false;
			clearTimeout(timer);
		};
	}, [typed, page, tries]);
	return { sites, failure, isBusy, load: () => setTries((count) => count + 1) };
}

/** The sites of the network, whose key they use and how their articles stand. */
export function NetworkSitesCard({ isRegistered }: { isRegistered: boolean }) {
	const [typed, setTyped] = useState('');
	const [page, setPage] = useState(1);
	const { sites, failure, isBusy, load } = useSites(typed, page);
	return (
		<section className="draftsmith-card draftsmith-card--wide draftsmith-stack">
			<h2>{__('Sites and their articles', 'draftsmith')}</h2>
			<SearchControl
				__nextHasNoMarginBottom
				label={__('Search for a site', 'draftsmith')}
				value={typed}
				onChange={(value) => {
					setTyped(value);
					setPage(1);
				}}
			/>
			{(!sites || failure) && <Loading failure={failure} onRetry={load} />}
			{sites && (
				<>
					<p role="status" className="draftsmith-muted">
						{sites.total === 0
							? __('No site has this in its address. Search for another part of it.', 'draftsmith')
							: /* translators: %s: a number. */
								sprintf(_n('%s site', '%s sites', sites.total, 'draftsmith'), formatNumber(sites.total))}
					</p>
					{sites.total > 0 && <SiteTable sites={sites.data} isRegistered={isRegistered} />}
					<Pager page={page} pages={sites.total_pages} isBusy={isBusy} onTurn={setPage} />
				</>
			)}
		</section>
	);
}
