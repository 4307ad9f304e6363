import type { Account } from '@draftsmith/shared';
import { RadioControl } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { BusyButton } from '../components/busy-button.tsx';
import { ConfirmModal } from '../components/confirm-modal.tsx';
import { formatTime } from '../components/format.ts';
import { RequestErrorNotice } from '../components/request-error-notice.tsx';
import { useRequest } from '../components/use-request.ts';
import { lift, restrict } from './account-api.ts';
import { StatusLine } from './status-line.tsx';

type Restriction = NonNullable<Account['restriction']>;

function restrictionText({ kind, since }: Restriction): string {
	return sprintf(
		kind === 'objection'
			? /* translators: %s: date and time. */
				__('Stopped since %s, because you object to the processing', 'draftsmith')
			: /* translators: %s: date and time. */
				__('Stopped since %s, because you have restricted the processing', 'draftsmith'),
		formatTime(since),
	);
}

/** The question before the processing is restricted: on which ground. */
function RestrictModal(props: { onClose: () => void; onChoose: (kind: Restriction['kind']) => void }) {
	const [kind, setKind] = useState<Restriction['kind']>('restriction');
	return (
		<ConfirmModal
			title={__('Stop the processing?', 'draftsmith')}
			onClose={props.onClose}
			answers={[{ label: __('Stop the processing', 'draftsmith'), onChoose: () => props.onChoose(kind) }]}
		>
			<div className="draftsmith-stack">
				<p>
					{__(
						'No new articles are written for any site of your account, until you allow it again. Nothing is deleted.',
						'draftsmith',
					)}
				</p>
				<RadioControl
					label={__('On which ground?', 'draftsmith')}
					selected={kind}
					options={[
						{ value: 'restriction', label: __('I restrict the processing (GDPR, article 18)', 'draftsmith') },
						{ value: 'objection', label: __('I object to the processing (GDPR, article 21)', 'draftsmith') },
					]}
					onChange={(value) => setKind(value === 'objection' ? 'objection' : 'restriction')}
				/>
			</div>
		</ConfirmModal>
	);
}

/** Whether the service may process the account's data, to be stopped and allowed again. */
export function ProcessingCard(props: { account: Account; onChange: (account: Account) => void }) {
	const { restriction } = props.account;
	const { isBusy, failure, run } = useRequest();
	const [isAsking, setAsking] = useState(false);
	return (
		<section className="draftsmith-card draftsmith-stack">
			<h2>{__('Processing of your data', 'draftsmith')}</h2>
			<div role="status">
				<StatusLine
					standing={restriction ? 'failed' : 'ok'}
					word={restriction ? restrictionText(restriction) : __('Allowed', 'draftsmith')}
				/>
			</div>
			<p>
				{restriction
					? __(
							'Nothing new is written. Articles that are finished can still be fetched, and you can download, correct and delete your data.',
							'draftsmith',
						)
					: __(
							'You can have the service stop: then no new articles are written, while what is stored stays as it is, and can be downloaded, corrected and deleted.',
							'draftsmith',
						)}
			</p>
			{failure && <RequestErrorNotice error={failure} onSettingsPage />}
			<div className="draftsmith-actions">
				<BusyButton isBusy={isBusy} onClick={() => (restriction ? void run(lift, props.onChange) : setAsking(true))}>
					{restriction ? __('Allow the processing again', 'draftsmith') : __('Stop the processing', 'draftsmith')}
				</BusyButton>
			</div>
			{isAsking && (
				<RestrictModal
					onClose={() => setAsking(false)}
					onChoose={(kind) => void run(() => restrict(kind), props.onChange)}
				/>
			)}
		</section>
	);
}
