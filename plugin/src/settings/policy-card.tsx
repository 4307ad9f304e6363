import type { Account } from '@draftsmith/shared';
import { ExternalLink } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import { BusyButton } from '../components/busy-button.tsx';
import { formatTime } from '../components/format.ts';
import { RequestErrorNotice } from '../components/request-error-notice.tsx';
import { useRequest } from '../components/use-request.ts';
import { acknowledgePolicy } from './account-api.ts';
import { hostOf } from './validate-registration.ts';

/** A version of the service's privacy policy that its owner has not acknowledged yet; nothing where there is none. */
export function PolicyCard(props: { account: Account; onChange: (account: Account) => void }) {
	const { policy } = props.account;
	const { isBusy, failure, run } = useRequest();
	if (!policy || policy.acknowledged) return null;
	const isInForce = Date.parse(policy.effective_at) <= Date.now();
	return (
		<section className="draftsmith-card draftsmith-card--notice draftsmith-stack">
			<h2>{__('New privacy policy', 'draftsmith')}</h2>
			<p>
				{sprintf(
					isInForce
						? /* translators: 1: version, 2: date and time. */
							__('The service has a new privacy policy, version %1$s, in force since %2$s.', 'draftsmith')
						: /* translators: 1: version, 2: date and time. */
							__('The service has a new privacy policy, version %1$s. It comes into force on %2$s.', 'draftsmith'),
					policy.version,
					formatTime(policy.effective_at),
				)}{' '}
				{/* The address is the service's word: nothing but a page may be behind it. */}
				{hostOf(policy.url) !== null && <ExternalLink href={policy.url}>{__('Read it', 'draftsmith')}</ExternalLink>}
			</p>
			{failure && <RequestErrorNotice error={failure} onSettingsPage />}
			<div className="draftsmith-actions">
				<BusyButton
					variant="primary"
					isBusy={isBusy}
					onClick={() => void run(() => acknowledgePolicy(policy.version), props.onChange)}
				>
					{__('I have read it', 'draftsmith')}
				</BusyButton>
			</div>
		</section>
	);
}
