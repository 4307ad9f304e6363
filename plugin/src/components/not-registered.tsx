import { Button } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { boot } from './boot.ts';

/** The site has no key for the service: what to do about it, for those who can and for those who can only ask. */
export function NotRegistered() {
	return (
		<div className="draftsmith-empty">
			<h2>{__('This site is not registered yet', 'draftsmith')}</h2>
			<p>
				{boot.userCanManage
					? __('Register it with a content service: then articles can be written here.', 'draftsmith')
					: __('Ask an administrator of this site to register it with a content service.', 'draftsmith')}
			</p>
			{boot.userCanManage && (
				<div className="draftsmith-actions">
					<Button __next40pxDefaultSize variant="primary" href={boot.settingsUrl}>
						{__('Register this site', 'draftsmith')}
					</Button>
				</div>
			)}
		</div>
	);
}
