import type { Account } from '@draftsmith/shared';
import { Notice } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { BusyButton } from '../components/busy-button.tsx';
import { ConfirmModal } from '../components/confirm-modal.tsx';
import { formatTime } from '../components/format.ts';
import { RequestErrorNotice } from '../components/request-error-notice.tsx';
import { useRequest } from '../components/use-request.ts';
import { rotateKey } from './account-api.ts';
import { forget, type Settings } from './api.ts';

/** The stored key: to be replaced, or forgotten. */
export function KeyCard(props: {
	/** Null while the service can't be asked. */
	account: Account | null;
	/** Whether the key is this site's own. */
	canForget: boolean;
	onRotated: (settings: Settings) => void;
	onForgotten: (settings: Settings) => void;
}) {
	const { account, canForget, onRotated, onForgotten } = props;
	const rotation = useRequest();
	const forgetting = useRequest();
	const [isAsking, setAsking] = useState(false);
	const failure = rotation.failure ?? forgetting.failure;
	const endsAt = account?.key.expires_at ?? null;
	return (
		<section className="draftsmith-card draftsmith-stack">
			<h2>{__('Key', 'draftsmith')}</h2>
			{endsAt !== null && (
				<Notice status="warning" isDismissible={false}>
					<p>
						{sprintf(
							/* translators: %s: date and time. */
							__('The key that this site uses ends on %s. Replace it before.', 'draftsmith'),
							formatTime(endsAt),
						)}
					</p>
				</Notice>
			)}
			<p>
				{__(
					'Replacing the key gives this site a new one at once. The old one still works for 24 hours, wherever else you use it.',
					'draftsmith',
				)}
			</p>
			{canForget && (
				<p>
					{__(
						'Forgetting the key stops everything that Draftsmith does here. The service keeps your account; your posts stay as they are.',
						'draftsmith',
					)}
				</p>
			)}
			{failure && <RequestErrorNotice error={failure} onSettingsPage />}
			<div className="draftsmith-actions">
				<BusyButton
					isBusy={rotation.isBusy}
					isBlocked={forgetting.isBusy}
					onClick={() => void rotation.run(rotateKey, onRotated)}
					busyLabel={__('Replacing…', 'draftsmith')}
				>
					{__('Replace the key', 'draftsmith')}
				</BusyButton>
				{canForget && (
					<BusyButton
						isDestructive
						isBusy={forgetting.isBusy}
						isBlocked={rotation.isBusy}
						onClick={() => setAsking(true)}
					>
						{__('Forget the key on this site', 'draftsmith')}
					</BusyButton>
				)}
			</div>
			{isAsking && (
				<ConfirmModal
					title={__('Forget the key?', 'draftsmith')}
					onClose={() => setAsking(false)}
					answers={[
						{
							label: __('Forget the key', 'draftsmith'),
							onChoose: () => void forgetting.run(forget, onForgotten),
							isDestructive: true,
						},
					]}
				>
					{__(
						'Nobody can read the key again, not even here: to go on, this site must be registered anew. Articles that are being written now will not arrive.',
						'draftsmith',
					)}
				</ConfirmModal>
			)}
		</section>
	);
}
