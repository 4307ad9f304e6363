import { Spinner } from '@wordpress/components';
import { useEffect, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { RequestErrorNotice } from '../components/request-error-notice.tsx';
import { type RequestError, toRequestError } from '../store/request-error.ts';
import { type Batch, fetchBatch } from './api.ts';

/** Looks for a batch that is not among the newest, as an address may name one. */
export function OlderBatch({ id, onFound }: { id: number; onFound: (batch: Batch) => void }) {
	const [failure, setFailure] = useState<RequestError | null>(null);
	useEffect(() => {
		fetchBatch(id).then(onFound, (thrown) => setFailure(toRequestError(thrown)));
	}, [id, onFound]);
	return failure ? (
		<RequestErrorNotice error={failure} />
	) : (
		<p role="status">
			<Spinner /> {__('Loading…', 'draftsmith')}
		</p>
	);
}
