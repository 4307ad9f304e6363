import type { Catalog } from '@draftsmith/shared';
import { Spinner } from '@wordpress/components';
import { useCallback, useEffect, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { RequestErrorNotice } from '../components/request-error-notice.tsx';
import { siteZone } from '../components/site-zone.ts';
import { fetchCatalog } from '../store/api.ts';
import { type RequestError, toRequestError } from '../store/request-error.ts';
import { type Batch, fetchOptions, type Options } from './api.ts';
import { NewBatchForm } from './new-batch-form.tsx';

/** A new batch, once it is known what one can choose from. */
export function NewBatch({ onStarted }: { onStarted: (batch: Batch) => void }) {
	const [known, setKnown] = useState<{ catalog: Catalog; options: Options } | null>(null);
	const [failure, setFailure] = useState<RequestError | null>(null);
	const load = useCallback(() => {
		setFailure(null);
		Promise.all([fetchCatalog(), fetchOptions()]).then(
			// The form reckons in the browser, which may not know the zone's name.
			([catalog, options]) => setKnown({ catalog, options: { ...options, time_zone: siteZone() } }),
			(thrown) => setFailure(toRequestError(thrown)),
		);
	}, []);
	useEffect(load, [load]);
	if (failure) return <RequestErrorNotice error={failure} onRetry={load} />;
	if (!known)
		return (
			<p role="status">
				<Spinner /> {__('Loading…', 'draftsmith')}
			</p>
		);
	return <NewBatchForm catalog={known.catalog} options={known.options} onStarted={onStarted} />;
}
