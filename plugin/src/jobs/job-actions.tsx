import type { Action } from '@wordpress/dataviews/wp';
import { __ } from '@wordpress/i18n';
import { cancelCircleFilled, download, info, pencil, trash, update } from '@wordpress/icons';
import type { LocalJob } from '../store/types.ts';
import { ConfirmChange } from './confirm-change.tsx';
import { JobDetails } from './job-details.tsx';
import { canChange, editorAddress } from './job-rights.ts';
import type { ApplyChange } from './use-changes.ts';

/** What can be done with one job or many. Canceling and deleting ask first. */
export function jobActions(apply: ApplyChange, modelName: (id: string) => string): Action<LocalJob>[] {
	return [
		{
			id: 'edit',
			label: __('Edit the post', 'draftsmith'),
			icon: pencil,
			isEligible: (job) => editorAddress(job) !== null,
			callback: ([job]) => {
				const address = job ? editorAddress(job) : null;
				if (address !== null) window.location.assign(address);
			},
		},
		{
			id: 'details',
			label: __('Details', 'draftsmith'),
			icon: info,
			modalHeader: ([job]) => job?.title ?? '',
			RenderModal: ({ items: [job], closeModal }) => (
				<>{job && <JobDetails job={job} modelName={modelName} apply={apply} onClose={() => closeModal?.()} />}</>
			),
		},
		{
			id: 'insert',
			label: __('Insert now', 'draftsmith'),
			icon: download,
			isPrimary: true,
			supportsBulk: true,
			isEligible: (job) => canChange('insert', job),
			callback: (jobs) => apply('insert', jobs),
		},
		{
			id: 'retry',
			label: __('Write again', 'draftsmith'),
			icon: update,
			isPrimary: true,
			supportsBulk: true,
			isEligible: (job) => canChange('retry', job),
			callback: (jobs) => apply('retry', jobs),
		},
		...(['cancel', 'delete'] as const).map(
			(change): Action<LocalJob> => ({
				id: change,
				label: change === 'cancel' ? __('Cancel', 'draftsmith') : __('Delete', 'draftsmith'),
				icon: change === 'cancel' ? cancelCircleFilled : trash,
				supportsBulk: true,
				isEligible: (job) => canChange(change, job),
				modalSize: 'small',
				modalHeader:
					change === 'cancel' ? __('Cancel the writing?', 'draftsmith') : __('Delete from the list?', 'draftsmith'),
				RenderModal: ({ items, closeModal }) => (
					<ConfirmChange change={change} jobs={items} apply={apply} onClose={() => closeModal?.()} />
				),
			}),
		),
	];
}
