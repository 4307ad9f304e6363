import type { Catalog } from '@draftsmith/shared';
import { __, _n, sprintf } from '@wordpress/i18n';
import { formatNumber, formatTime } from '../components/format.ts';
import { contentTypeLabel, statusLabel, toneLabel } from '../editor/labels.ts';
import type { BatchRow, Options } from './api.ts';
import type { Cells, Field } from './columns.ts';
import { fieldLabel } from './labels.ts';
import type { Names } from './names.ts';

/** How much of a long text is shown. */
const SAMPLE = 120;

/** What values of rows are called here. */
export interface Called {
	catalog: Catalog;
	options: Options;
	names: Names;
}

/** The length of an article in words for people. */
function lengthLabel(length: BatchRow['length']): string {
	if (length === 'short') return __('Short', 'draftsmith');
	if (length === 'medium') return __('Medium', 'draftsmith');
	if (length === 'long') return __('Long', 'draftsmith');
	/* translators: %s: number of words. */
	return sprintf(_n('%s word', '%s words', length, 'draftsmith'), formatNumber(length));
}

/** What a row will be, field by field, as far as it has one. */
function valuesOf(
	request: Omit<BatchRow, 'row'>,
	cells: Cells,
	{ catalog, options, names }: Called,
): [Field, string][] {
	const language = catalog.languages.find(({ tag }) => tag === request.language);
	const model = catalog.models.find(({ id }) => id === request.model);
	const type = options.post_types.find(({ slug }) => slug === request.post_type);
	const author = names.author(cells.author ?? '');
	const category = names.category(cells.category ?? '');
	const values: [Field, string][] = [
		['prompt', request.prompt.length > SAMPLE ? `${request.prompt.slice(0, SAMPLE)}…` : request.prompt],
		['post_status', statusLabel(request.post_status)],
		['post_date', request.post_date === undefined ? '' : formatTime(request.post_date)],
		['author', author === 'waiting' ? '' : author.name],
		['category', category === 'waiting' ? '' : category.names.join(', ')],
		['tags', (request.tags ?? []).join(', ')],
		['language', language?.native_name ?? request.language],
		['content_type', contentTypeLabel(request.content_type)],
		['length', lengthLabel(request.length)],
		['tone', toneLabel(request.tone)],
		['model', model?.name ?? request.model],
		['post_type', type?.name ?? request.post_type],
	];
	return values.filter(([, value]) => value !== '');
}

/** All that a row was understood as, with the names of its fields, so that a column that was taken for another one is seen. */
export function Understood(props: { request: Omit<BatchRow, 'row'>; cells: Cells; called: Called }) {
	return (
		<dl className="draftsmith-understood">
			{valuesOf(props.request, props.cells, props.called).map(([field, value]) => (
				<div key={field}>
					<dt>{fieldLabel(field)}</dt>
					<dd>{value}</dd>
				</div>
			))}
		</dl>
	);
}
