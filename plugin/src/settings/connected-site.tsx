import { Button } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __, _n, sprintf } from '@wordpress/i18n';
import { ConfirmModal } from '../components/confirm-modal.tsx';
import { formatNumber, formatTime } from '../components/format.ts';
import { RequestErrorNotice } from '../components/request-error-notice.tsx';
import { type RequestError, toRequestError } from '../store/request-error.ts';
import { forget, type Settings } from './api.ts';
import { ConnectionTest } from './connection-test.tsx';

/** Where the key comes from, and so where it can be changed. */
function keySource(source: Settings['key_source']): string {
	if (source === 'constant') return __('From wp-config.php; change or remove it there.', 'draftsmith');
	if (source === 'environment') return __('From the server’s environment; change or remove it there.', 'draftsmith');
	return __('Stored on this site, encrypted.', 'draftsmith');
}

/** A registered site: its key, its plan, a test of the connection, and the way out. */
export function ConnectedSite(props: { settings: Settings; onForgotten: (settings: Settings) => void }) {
	const { settings, onForgotten } = props;
	const { plan, today } = settings;
	const [isAsking, setAsking] = useState(false);
	const [isBusy, setBusy] = useState(false);
	const [failure, setFailure] = useState<RequestError | null>(null);
	const forgetKey = async () => {
		setBusy(true);
		setFailure(null);
		try {
			onForgotten(await forget());
		} catch (thrown) {
			setFailure(toRequestError(thrown));
			setBusy(false);
		}
	};
	return (
		<>
			<section className="draftsmith-card draftsmith-stack">
				<h2>{__('Connection', 'draftsmith')}</h2>
				<dl className="draftsmith-facts">
					<dt>{__('Service', 'draftsmith')}</dt>
					<dd>
						<bdi>{settings.service_url}</bdi>
					</dd>
					<dt>{__('This site', 'draftsmith')}</dt>
					<dd>
						<bdi>{settings.domain}</bdi>
					</dd>
					<dt>{__('Owner', 'draftsmith')}</dt>
					<dd>
						<bdi>{settings.name === '' ? settings.email : `${settings.name} (${settings.email})`}</bdi>
					</dd>
					<dt>{__('Key', 'draftsmith')}</dt>
					<dd>
						<code dir="ltr">{settings.key_masked}</code>
						<span className="draftsmith-muted">{keySource(settings.key_source)}</span>
					</dd>
					<dt>{__('External providers', 'draftsmith')}</dt>
					<dd>
						{settings.allow_external_providers
							? __('Allowed', 'draftsmith')
							: __('Not allowed: text stays on the service’s own machines', 'draftsmith')}
					</dd>
				</dl>
			</section>
			<section className="draftsmith-card draftsmith-stack">
				<h2>{__('Plan', 'draftsmith')}</h2>
				{plan ? (
					<dl className="draftsmith-facts">
						<dt>{__('Plan', 'draftsmith')}</dt>
						<dd>{plan.name}</dd>
						{today && (
							<>
								<dt>{__('Today', 'draftsmith')}</dt>
								<dd>
									{sprintf(
										/* translators: 1: articles used, 2: articles allowed. */
										_n('%1$s of %2$s article', '%1$s of %2$s articles', today.limit, 'draftsmith'),
										formatNumber(today.used),
										formatNumber(today.limit),
									)}
									<span className="draftsmith-muted">
										{sprintf(
											/* translators: %s: date and time. */
											__('Starts anew on %s.', 'draftsmith'),
											formatTime(today.resets_at),
										)}
									</span>
								</dd>
							</>
						)}
						<dt>{__('At the same time', 'draftsmith')}</dt>
						<dd>
							{sprintf(
								/* translators: 1: articles written at once, 2: articles that may wait. */
								__('%1$s written, up to %2$s waiting', 'draftsmith'),
								formatNumber(plan.concurrency),
								formatNumber(plan.queue_depth),
							)}
						</dd>
					</dl>
				) : (
					<p>
						{__('The service did not answer, so the plan can’t be shown. Test the connection below.', 'draftsmith')}
					</p>
				)}
			</section>
			<ConnectionTest />
			{settings.key_source === 'option' && (
				<section className="draftsmith-card draftsmith-stack">
					<h2>{__('Disconnect', 'draftsmith')}</h2>
					<p>
						{__(
							'Forgetting the key stops everything that Draftsmith does here. Your posts stay as they are.',
							'draftsmith',
						)}
					</p>
					{failure && <RequestErrorNotice error={failure} onSettingsPage />}
					<div className="draftsmith-actions">
						<Button
							__next40pxDefaultSize
							variant="secondary"
							isDestructive
							isBusy={isBusy}
							disabled={isBusy}
							accessibleWhenDisabled
							onClick={() => setAsking(true)}
						>
							{__('Forget the key on this site', 'draftsmith')}
						</Button>
					</div>
				</section>
			)}
			{isAsking && (
				<ConfirmModal
					title={__('Forget the key?', 'draftsmith')}
					onClose={() => setAsking(false)}
					answers={[
						{ label: __('Forget the key', 'draftsmith'), onChoose: () => void forgetKey(), isDestructive: true },
					]}
				>
					{__(
						'Nobody can read the key again, not even here: to go on, this site must be registered anew. Articles that are being written now will not arrive.',
						'draftsmith',
					)}
				</ConfirmModal>
			)}
		</>
	);
}
