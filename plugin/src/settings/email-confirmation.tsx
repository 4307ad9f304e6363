import type { Account } from '@draftsmith/shared';
import { useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { BusyButton } from '../components/busy-button.tsx';
import { RequestErrorNotice } from '../components/request-error-notice.tsx';
import { useRequest } from '../components/use-request.ts';
import { sendConfirmation } from './account-api.ts';
import { StatusLine } from './status-line.tsx';

/** Whether the owner's address is confirmed; where it is not, the mail can be sent again. */
export function EmailConfirmation(props: { account: Account; onChange: (account: Account) => void }) {
	const { account, onChange } = props;
	const { isBusy, failure, run } = useRequest();
	const [isSent, setSent] = useState(false);
	const isConfirmed = account.email_confirmed;
	return (
		<>
			<dl className="draftsmith-facts">
				<dt>{__('E-mail', 'draftsmith')}</dt>
				<dd>
					<bdi>{account.email}</bdi>{' '}
					<StatusLine
						standing={isConfirmed ? 'ok' : 'skipped'}
						word={isConfirmed ? __('Confirmed', 'draftsmith') : __('Not confirmed', 'draftsmith')}
					/>
				</dd>
			</dl>
			{!isConfirmed && (
				<p role="status">
					{isSent
						? sprintf(
								/* translators: %s: e-mail address. */
								__('A new link is on its way to %s. It holds for 24 hours.', 'draftsmith'),
								account.email,
							)
						: __('Open the link in the mail that the service has sent you. It holds for 24 hours.', 'draftsmith')}
				</p>
			)}
			{failure && <RequestErrorNotice error={failure} onSettingsPage />}
			{!isConfirmed && (
				<div className="draftsmith-actions">
					<BusyButton
						isBusy={isBusy}
						onClick={() =>
							void run(sendConfirmation, (changed) => {
								setSent(true);
								onChange(changed);
							})
						}
						busyLabel={__('Sending…', 'draftsmith')}
					>
						{__('Send the link again', 'draftsmith')}
					</BusyButton>
				</div>
			)}
		</>
	);
}
