import { Button, Notice } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import type { RequestError } from '../store/request-error.ts';
import { boot } from './boot.ts';
import { formatTime } from './format.ts';

/** Whether only the settings page can help: the key is missing, unreadable or refused. */
function needsSettings(error: RequestError): boolean {
	return error.action === 'open_settings';
}

/** What one can do. It stands below the notice, because core's link colour on a notice's background is hard to read in 6.8. */
function ErrorAction(props: { label: string; href: string } | { label: string; onClick: () => void }) {
	return (
		<div className="draftsmith-actions">
			{'href' in props ? (
				<Button __next40pxDefaultSize variant="secondary" href={props.href}>
					{props.label}
				</Button>
			) : (
				<Button __next40pxDefaultSize variant="secondary" onClick={props.onClick}>
					{props.label}
				</Button>
			)}
		</div>
	);
}

/** A failed request in words, with the one thing to do about it. */
export function RequestErrorNotice(props: {
	error: RequestError;
	/** Offered when trying again may help. */
	onRetry?: (() => void) | undefined;
	onSettingsPage?: boolean;
}) {
	const { error, onRetry } = props;
	const isForSettings = needsSettings(error) && !props.onSettingsPage;
	return (
		<div className="draftsmith-stack">
			<Notice status="error" isDismissible={false}>
				<p>{error.message}</p>
				{error.resetsAt && (
					<p>
						{sprintf(
							/* translators: %s: date and time. */
							__('You can generate again from %s.', 'draftsmith'),
							formatTime(error.resetsAt),
						)}
					</p>
				)}
				{isForSettings && !boot.userCanManage && (
					<p>{__('Ask an administrator of this site to look at the Draftsmith settings.', 'draftsmith')}</p>
				)}
			</Notice>
			{isForSettings && boot.userCanManage && (
				<ErrorAction label={__('Open settings', 'draftsmith')} href={boot.settingsUrl} />
			)}
			{!isForSettings && error.editLink && (
				<ErrorAction label={__('Edit the post', 'draftsmith')} href={error.editLink} />
			)}
			{!isForSettings && !error.editLink && !error.resetsAt && onRetry && (
				<ErrorAction label={__('Try again', 'draftsmith')} onClick={onRetry} />
			)}
		</div>
	);
}
