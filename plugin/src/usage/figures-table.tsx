import { __ } from '@wordpress/i18n';
import { formatNumber } from '../components/format.ts';
import { ScrollRegion } from './scroll-region.tsx';
import type { Figures } from './usage-api.ts';

/** Rows of figures with a name each: what the chart draws, and the same by model. The name is the row's heading. */
export function FiguresTable(props: {
	caption: string;
	/** What the names are of, such as "Day". */
	nameLabel: string;
	rows: readonly (Figures & { name: string })[];
}) {
	const { caption, nameLabel, rows } = props;
	return (
		<ScrollRegion label={caption}>
			<table className="draftsmith-table draftsmith-figures">
				<caption>{caption}</caption>
				<thead>
					<tr>
						<th scope="col">{nameLabel}</th>
						<th scope="col">{__('Articles', 'draftsmith')}</th>
						<th scope="col">{__('Tokens read', 'draftsmith')}</th>
						<th scope="col">{__('Tokens written', 'draftsmith')}</th>
					</tr>
				</thead>
				<tbody>
					{rows.map((row) => (
						<tr key={row.name}>
							<th scope="row">{row.name}</th>
							<td>{formatNumber(row.requests)}</td>
							<td>{formatNumber(row.input_tokens)}</td>
							<td>{formatNumber(row.output_tokens)}</td>
						</tr>
					))}
				</tbody>
			</table>
		</ScrollRegion>
	);
}
