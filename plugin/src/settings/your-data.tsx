import { speak } from '@wordpress/a11y';
import { __ } from '@wordpress/i18n';
import { BusyButton } from '../components/busy-button.tsx';
import { RequestErrorNotice } from '../components/request-error-notice.tsx';
import { useRequest } from '../components/use-request.ts';
import { fetchExport } from './account-api.ts';
import { saveFile } from './save-file.ts';
import { StoredData } from './stored-data.tsx';

/** What is stored and until when, and all of it as a file. */
export function YourData() {
	const { isBusy, failure, run } = useRequest();
	return (
		<section className="draftsmith-card draftsmith-stack">
			<h2>{__('Your data', 'draftsmith')}</h2>
			<StoredData />
			<p>
				{__(
					'The download holds all of it, for all sites of your account: also texts that no site has fetched yet. Keep it in a safe place.',
					'draftsmith',
				)}
			</p>
			{failure && <RequestErrorNotice error={failure} onSettingsPage />}
			<div className="draftsmith-actions">
				<BusyButton
					isBusy={isBusy}
					onClick={() =>
						void run(fetchExport, (file) => {
							saveFile(file);
							speak(__('Your data was downloaded.', 'draftsmith'), 'polite');
						})
					}
					busyLabel={__('Downloading…', 'draftsmith')}
				>
					{__('Download everything', 'draftsmith')}
				</BusyButton>
			</div>
		</section>
	);
}
