import { Spinner } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { RequestErrorNotice } from '../components/request-error-notice.tsx';
import type { RequestError } from '../store/request-error.ts';

/** What stands where an answer will be: that it is loading, or why it did not come and a way to ask again. */
export function Loading({ failure, onRetry }: { failure: RequestError | null; onRetry: () => void }) {
	if (failure) return <RequestErrorNotice error={failure} onRetry={onRetry} onSettingsPage />;
	return (
		<p role="status">
			<Spinner /> {__('Loading…', 'draftsmith')}
		</p>
	);
}
