import { __, _n, sprintf } from '@wordpress/i18n';
import { formatNumber } from '../components/format.ts';
import { ScrollRegion } from './scroll-region.tsx';
import type { AuthorUsage } from './usage-api.ts';

/** Tokens of an author. Those that nobody told are said to be missing: they are not none. */
function Tokens({ tokens, unknown }: { tokens: number | null; unknown: number }) {
	const isMissing = unknown > 0 && tokens !== null;
	return (
		<td>
			{tokens === null ? (unknown > 0 ? __('Unknown', 'draftsmith') : '–') : formatNumber(tokens)}
			{isMissing && (
				<span className="draftsmith-muted">
					{sprintf(
						/* translators: %s: number of articles. */
						_n('%s article is unknown', '%s articles are unknown', unknown, 'draftsmith'),
						formatNumber(unknown),
					)}
				</span>
			)}
		</td>
	);
}

/** What each author has asked for on this site. */
export function AuthorTable({ authors, caption }: { authors: readonly AuthorUsage[]; caption: string }) {
	return (
		<ScrollRegion label={caption}>
			<table className="draftsmith-table draftsmith-figures">
				<caption>{caption}</caption>
				<thead>
					<tr>
						<th scope="col">{__('Author', 'draftsmith')}</th>
						<th scope="col">{__('Asked for', 'draftsmith')}</th>
						<th scope="col">{__('Inserted', 'draftsmith')}</th>
						<th scope="col">{__('Failed', 'draftsmith')}</th>
						<th scope="col">{__('Tokens read', 'draftsmith')}</th>
						<th scope="col">{__('Tokens written', 'draftsmith')}</th>
					</tr>
				</thead>
				<tbody>
					{authors.map((author) => (
						<tr key={author.id}>
							<th scope="row">{author.name || __('Deleted user', 'draftsmith')}</th>
							<td>{formatNumber(author.asked)}</td>
							<td>{formatNumber(author.inserted)}</td>
							<td>{formatNumber(author.failed)}</td>
							<Tokens tokens={author.input_tokens} unknown={author.unknown} />
							<Tokens tokens={author.output_tokens} unknown={author.unknown} />
						</tr>
					))}
				</tbody>
			</table>
		</ScrollRegion>
	);
}
