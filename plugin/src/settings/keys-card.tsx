import { speak } from '@wordpress/a11y';
import { Button } from '@wordpress/components';
import { useRef, useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { ConfirmModal } from '../components/confirm-modal.tsx';
import { formatTime } from '../components/format.ts';
import { RequestErrorNotice } from '../components/request-error-notice.tsx';
import { useRequest } from '../components/use-request.ts';
import { fetchKeys, revokeKey, type SiteKey } from './fleet-api.ts';
import { Loading } from './loading.tsx';
import { useLoaded } from './use-loaded.ts';

/** What a key may be used for, in words. */
function scopesText(scopes: SiteKey['scopes']): string {
	const texts: Record<SiteKey['scopes'][number], string> = {
		jobs: __('write articles', 'draftsmith'),
		chat: __('chat', 'draftsmith'),
		usage: __('read usage', 'draftsmith'),
		account: __('manage the account', 'draftsmith'),
	};
	return scopes.map((scope) => texts[scope] ?? scope).join(', ');
}

function KeyRow({ siteKey, isBusy, onRevoke }: { siteKey: SiteKey; isBusy: boolean; onRevoke: () => void }) {
	return (
		<tr>
			<th scope="row">
				<code dir="ltr">{siteKey.masked}</code>
				{siteKey.is_this && <span className="draftsmith-muted">{__('Used by this site', 'draftsmith')}</span>}
				{siteKey.name !== null && <span className="draftsmith-muted">{siteKey.name}</span>}
				{siteKey.expires_at !== null && (
					<span className="draftsmith-muted">
						{/* translators: %s: date and time. */}
						{sprintf(__('Ends on %s', 'draftsmith'), formatTime(siteKey.expires_at))}
					</span>
				)}
			</th>
			<td>{scopesText(siteKey.scopes)}</td>
			<td>
				{siteKey.last_used_at === null ? __('Never', 'draftsmith') : formatTime(siteKey.last_used_at)}
				<span className="draftsmith-muted">
					{/* translators: %s: date and time. */}
					{sprintf(__('made %s', 'draftsmith'), formatTime(siteKey.created_at))}
				</span>
			</td>
			<td className="draftsmith-table__action">
				{!siteKey.is_this && (
					<Button
						__next40pxDefaultSize
						variant="tertiary"
						isDestructive
						disabled={isBusy}
						accessibleWhenDisabled
						onClick={onRevoke}
					>
						{__('Revoke', 'draftsmith')}
						<span className="screen-reader-text"> {siteKey.masked}</span>
					</Button>
				)}
			</td>
		</tr>
	);
}

function KeyTable(props: { keys: readonly SiteKey[]; isBusy: boolean; onRevoke: (siteKey: SiteKey) => void }) {
	return (
		<table className="draftsmith-table">
			<thead>
				<tr>
					<th scope="col">{__('Key', 'draftsmith')}</th>
					<th scope="col">{__('May', 'draftsmith')}</th>
					<th scope="col">{__('Last used', 'draftsmith')}</th>
					<td />
				</tr>
			</thead>
			<tbody>
				{props.keys.map((siteKey) => (
					<KeyRow key={siteKey.id} siteKey={siteKey} isBusy={props.isBusy} onRevoke={() => props.onRevoke(siteKey)} />
				))}
			</tbody>
		</table>
	);
}

/** The keys of this site that work; those that the site does not use can be revoked. */
export function KeysCard() {
	const { answer, failure, load, setAnswer } = useLoaded(fetchKeys);
	const { isBusy, failure: refusal, run } = useRequest();
	const [asked, setAsked] = useState<SiteKey | null>(null);
	const heading = useRef<HTMLHeadingElement>(null);
	return (
		<section className="draftsmith-card draftsmith-stack">
			<h2 className="draftsmith-heading" tabIndex={-1} ref={heading}>
				{__('Keys of this site', 'draftsmith')}
			</h2>
			<p>{__('A key that you do not know, or no longer need, is best revoked.', 'draftsmith')}</p>
			{!answer && <Loading failure={failure} onRetry={load} />}
			{answer && <KeyTable keys={answer.data} isBusy={isBusy} onRevoke={setAsked} />}
			{refusal && <RequestErrorNotice error={refusal} onRetry={load} onSettingsPage />}
			{asked && (
				<ConfirmModal
					title={__('Revoke the key?', 'draftsmith')}
					onClose={() => setAsked(null)}
					answers={[
						{
							label: __('Revoke the key', 'draftsmith'),
							isDestructive: true,
							onChoose: () =>
								void run(
									() => revokeKey(asked.id),
									(left) => {
										setAnswer(left);
										speak(__('The key was revoked.', 'draftsmith'), 'polite');
										// Its button has gone with it.
										heading.current?.focus();
									},
								),
						},
					]}
				>
					{/* translators: %s: a key, all but its end hidden. */}
					{sprintf(__('%s stops working at once, wherever it is used.', 'draftsmith'), asked.masked)}
				</ConfirmModal>
			)}
		</section>
	);
}
