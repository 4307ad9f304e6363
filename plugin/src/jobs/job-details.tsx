import { Button, Notice } from '@wordpress/components';
import { Fragment, useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { BusyButton } from '../components/busy-button.tsx';
import { formatNumber, formatTime } from '../components/format.ts';
import { languageName } from '../components/language-name.ts';
import { contentTypeLabel } from '../editor/labels.ts';
import type { LocalJob } from '../store/types.ts';
import { scopeName } from './job-cells.tsx';
import { canChange, editorAddress } from './job-rights.ts';
import { jobStatus } from './job-status.ts';
import type { ApplyChange } from './use-changes.ts';

/** What one can do about a job that did not go well, as a sentence. */
function advice(job: LocalJob): string {
	if (job.error && !job.error.retryable)
		return __('The same request would fail again. Write a new one that asks for something else.', 'draftsmith');
	return job.can_retry
		? __('Have it written again: the same request is sent once more.', 'draftsmith')
		: __('This site no longer has the request. Ask for the article again in the editor.', 'draftsmith');
}

function tokens(job: LocalJob): string {
	const known = (count: number | null) => (count === null ? __('unknown', 'draftsmith') : formatNumber(count));
	/* translators: 1: tokens read, 2: tokens written. */
	return sprintf(__('%1$s read, %2$s written', 'draftsmith'), known(job.input_tokens), known(job.output_tokens));
}

function Facts({ job, modelName }: { job: LocalJob; modelName: (id: string) => string }) {
	const { label, detail } = jobStatus(job);
	const facts: [string, string][] = [
		[__('State', 'draftsmith'), detail === '' || job.state === 'failed' ? label : `${label}. ${detail}`],
		[__('Author', 'draftsmith'), job.author_name || __('Deleted user', 'draftsmith')],
		[__('Model', 'draftsmith'), `${modelName(job.model)} (${scopeName(job.scope)})`],
		[__('Language', 'draftsmith'), languageName(job.language)],
		[__('Content type', 'draftsmith'), contentTypeLabel(job.content_type)],
		[__('Tokens', 'draftsmith'), tokens(job)],
		[__('Requested', 'draftsmith'), formatTime(job.created_at)],
		[__('Finished', 'draftsmith'), job.finished_at === null ? '–' : formatTime(job.finished_at)],
	];
	return (
		<dl className="draftsmith-facts">
			{facts.map(([name, value]) => (
				<Fragment key={name}>
					<dt>{name}</dt>
					<dd>{value}</dd>
				</Fragment>
			))}
		</dl>
	);
}

/** Everything about one job, and first of all why it failed and what to do; the content of a modal. */
export function JobDetails(props: {
	job: LocalJob;
	modelName: (id: string) => string;
	apply: ApplyChange;
	onClose: () => void;
}) {
	const { job, modelName, apply, onClose } = props;
	const [isBusy, setBusy] = useState(false);
	const address = editorAddress(job);
	const change = async (action: 'retry' | 'insert') => {
		setBusy(true);
		await apply(action, [job]);
		onClose();
	};
	const button = (action: 'retry' | 'insert', label: string) =>
		canChange(action, job) && (
			<BusyButton variant="primary" isBusy={isBusy} onClick={() => void change(action)}>
				{label}
			</BusyButton>
		);
	return (
		<div className="draftsmith-stack">
			{job.state === 'failed' && (
				<Notice status="error" isDismissible={false}>
					<p>{job.error?.message ?? __('The service gave no reason.', 'draftsmith')}</p>
					<p>{advice(job)}</p>
				</Notice>
			)}
			<Facts job={job} modelName={modelName} />
			<div className="draftsmith-actions">
				{button('retry', __('Write again', 'draftsmith'))}
				{button('insert', __('Insert now', 'draftsmith'))}
				{address !== null && (
					<Button __next40pxDefaultSize variant="secondary" href={address}>
						{__('Edit the post', 'draftsmith')}
					</Button>
				)}
				<Button __next40pxDefaultSize variant="tertiary" onClick={onClose}>
					{__('Close', 'draftsmith')}
				</Button>
			</div>
		</div>
	);
}
