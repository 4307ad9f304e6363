import { useRef } from '@wordpress/element';
import type { ReactNode } from 'react';
import { useRunningUpload } from './running-upload.ts';
import { UnsettledUpload } from './unsettled-upload.tsx';
import { UploadProgress } from './upload-progress.tsx';
import { useLostFocus } from './use-lost-focus.ts';
import type { useUpload } from './use-upload.ts';

/** The form of a batch, or what stands in its place: an upload that runs, or one that failed and has to be settled first. */
export function UploadStage({ uploading, form }: { uploading: ReturnType<typeof useUpload>; form: ReactNode }) {
	// The form's, or one that was left to itself: there is one at a time.
	const running = useRunningUpload();
	const { unsettled } = uploading;
	const stage = running ? 'running' : unsettled ? 'unsettled' : 'form';
	const place = useRef<HTMLDivElement>(null);
	useLostFocus(stage, () => place.current?.focus());
	return (
		<div className="draftsmith-place" ref={place} tabIndex={-1}>
			{running && <UploadProgress sent={running.sent} total={running.upload.rows.length} />}
			{!running && unsettled && (
				<UnsettledUpload
					failure={uploading.failure}
					onRetry={() => void uploading.run(unsettled)}
					isWithdrawing={uploading.isWithdrawing}
					onWithdraw={() => void uploading.withdraw(unsettled)}
				/>
			)}
			{stage === 'form' && form}
		</div>
	);
}
