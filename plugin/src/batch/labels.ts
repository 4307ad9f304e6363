import { __, _n, sprintf } from '@wordpress/i18n';
import { formatNumber, formatTime } from '../components/format.ts';
import { phaseLabel } from '../editor/labels.ts';
import type { LocalJob } from '../store/types.ts';
import type { Batch, Range } from './api.ts';
import type { Field } from './columns.ts';
import type { Encoding } from './decode-file.ts';
import type { PlanProblem } from './plan-dates.ts';
import { NO_SEPARATOR } from './read-csv.ts';

/** The name of a column. */
export function fieldLabel(field: Field): string {
	const labels: Record<Field, string> = {
		title: __('Title', 'draftsmith'),
		prompt: __('Notes for the writer', 'draftsmith'),
		language: __('Language', 'draftsmith'),
		model: __('Model', 'draftsmith'),
		content_type: __('Content type', 'draftsmith'),
		length: __('Length', 'draftsmith'),
		tone: __('Tone', 'draftsmith'),
		post_type: __('Post type', 'draftsmith'),
		post_status: __('Status', 'draftsmith'),
		post_date: __('Date', 'draftsmith'),
		author: __('Author', 'draftsmith'),
		category: __('Category', 'draftsmith'),
		tags: __('Tags', 'draftsmith'),
	};
	return labels[field];
}

/** The name of an encoding. */
export function encodingLabel(encoding: Encoding): string {
	const labels: Record<Encoding, string> = {
		'utf-8': 'UTF-8',
		'utf-16le': 'UTF-16',
		'utf-16be': 'UTF-16 BE',
		'windows-1252': __('Western European (Windows-1252)', 'draftsmith'),
		'windows-1250': __('Central European (Windows-1250)', 'draftsmith'),
		'windows-1257': __('Baltic (Windows-1257)', 'draftsmith'),
		'windows-1251': __('Cyrillic (Windows-1251)', 'draftsmith'),
	};
	return labels[encoding];
}

/** The name of what stands between columns; a sign that nobody else uses is its own. */
export function separatorLabel(separator: string): string {
	const labels = new Map<string, string>([
		[';', __('Semicolon (;)', 'draftsmith')],
		['\t', __('Tab', 'draftsmith')],
		[',', __('Comma (,)', 'draftsmith')],
		['|', __('Bar (|)', 'draftsmith')],
		[NO_SEPARATOR, __('Nothing: there is one column', 'draftsmith')],
	]);
	return labels.get(separator) ?? separator;
}

/** How a batch stands, in a word or two. */
export function stateLabel(state: Batch['state']): string {
	const labels: Record<Batch['state'], string> = {
		collecting: __('Not started', 'draftsmith'),
		running: __('Running', 'draftsmith'),
		paused: __('Paused', 'draftsmith'),
		canceled: __('Canceled', 'draftsmith'),
		done: __('Done', 'draftsmith'),
	};
	return labels[state];
}

/** What happens next, or what a batch waits for, as a sentence. */
export function nextSentence(batch: Batch): string {
	if (batch.state === 'paused')
		return batch.pause_reason === 'budget'
			? __(
					'The next article does not fit into the budget. Raise the budget to go on, or cancel the rest.',
					'draftsmith',
				)
			: __('Nothing more is sent until you resume. Articles that are being written are finished.', 'draftsmith');
	const at = batch.next_at === null ? '' : formatTime(batch.next_at);
	switch (batch.next) {
		case 'rows':
			return __('The upload was not finished, so nothing was sent.', 'draftsmith');
		case 'send':
			return __('The next rows are sent within a minute. You can close this page.', 'draftsmith');
		case 'write':
			return __('The last articles are being written. You can close this page.', 'draftsmith');
		case 'insert':
			return __('The finished articles become posts within a minute.', 'draftsmith');
		case 'person':
			return __(
				'Some articles are written but could not become posts by themselves. Open them under Articles.',
				'draftsmith',
			);
		case 'daily_cap':
			/* translators: %s: date and time. */
			return sprintf(
				__('The articles that you may ask for in a day are used up. It goes on by itself from %s.', 'draftsmith'),
				at,
			);
		case 'budget':
			return __(
				'The next article may not fit into the budget. It waits until those under way have told what they took.',
				'draftsmith',
			);
		case 'off':
			return __('Draftsmith is turned off on this site. It goes on once an administrator turns it on.', 'draftsmith');
		default:
			return '';
	}
}

/** How a row stands. */
export function rowState(job: LocalJob): string {
	if (job.inserted) return __('In a post', 'draftsmith');
	if (job.discarded || job.state === 'canceled') return __('Canceled', 'draftsmith');
	if (job.state === 'failed') return __('Failed', 'draftsmith');
	if (job.state === 'succeeded') return __('Written', 'draftsmith');
	return job.unsent ? __('Waiting', 'draftsmith') : phaseLabel(job.phase);
}

/** "12 rows". */
export function formatRows(count: number): string {
	/* translators: %s: number of rows. */
	return sprintf(_n('%s row', '%s rows', count, 'draftsmith'), formatNumber(count));
}

/** That so many rows have dates before they can be written. */
export function lateSentence(count: number): string {
	return sprintf(
		/* translators: %s: number of rows. */
		_n(
			'%s row has a date before it can be written, so its post would come late. Choose a later date.',
			'%s rows have dates before they can be written, so their posts would come late. Choose later dates, or fewer posts a day.',
			count,
			'draftsmith',
		),
		formatNumber(count),
	);
}

/** "1,000 to 2,000". */
export function formatRange({ low, high }: Range): string {
	/* translators: 1: lowest number, 2: highest number. */
	return low === high
		? formatNumber(low)
		: sprintf(__('%1$s to %2$s', 'draftsmith'), formatNumber(low), formatNumber(high));
}

/** A price, from millionths of a US dollar. */
export function formatPrice({ low, high }: Range): string {
	const money = new Intl.NumberFormat(document.documentElement.lang || undefined, {
		style: 'currency',
		currency: 'USD',
	});
	const [least, most] = [money.format(low / 1e6), money.format(high / 1e6)];
	/* translators: 1: lowest price, 2: highest price. */
	return least === most ? most : sprintf(__('%1$s to %2$s', 'draftsmith'), least, most);
}

/** What to correct in a plan. */
export function planProblemSentence(problem: PlanProblem): string {
	const sentences: Record<PlanProblem, string> = {
		start: __('Choose the day of the first post.', 'draftsmith'),
		past: __('The first post would be in the past. Choose a later day or time.', 'draftsmith'),
		time: __('Write the time as 09:00.', 'draftsmith'),
		per_day: __('Write how many posts a day, from 1 to 1440.', 'draftsmith'),
		apart: __(
			'The posts of a day do not fit before midnight. Put fewer minutes between them, or begin earlier.',
			'draftsmith',
		),
		weekdays: __('Choose at least one day of the week.', 'draftsmith'),
	};
	return sentences[problem];
}
