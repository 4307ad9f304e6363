import { Modal } from '@wordpress/components';
import type { LocalJob } from '../store/types.ts';
import { JobDetails } from './job-details.tsx';
import type { ApplyChange } from './use-changes.ts';

/** What a line of the list opens when its article is in no post yet. */
export function JobModal(props: {
	job: LocalJob;
	modelName: (id: string) => string;
	apply: ApplyChange;
	onClose: () => void;
}) {
	return (
		<Modal title={props.job.title} size="medium" onRequestClose={props.onClose}>
			<JobDetails {...props} />
		</Modal>
	);
}
