import { Button } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { boot } from '../components/boot.ts';
import { ChangeNotice } from './change-notice.tsx';
import type { Changes } from './use-changes.ts';

/** Nothing was ever asked for: how to begin. */
export function FirstArticle({ changes }: { changes: Changes }) {
	return (
		<div className="draftsmith-stack">
			<ChangeNotice changes={changes} />
			<div className="draftsmith-empty">
				<h2>{__('No articles yet', 'draftsmith')}</h2>
				<p>
					{__(
						'Open a post and choose Draftsmith in the editor’s top bar, or hand in many titles at once. All of them are listed here.',
						'draftsmith',
					)}
				</p>
				<div className="draftsmith-actions">
					<Button
						__next40pxDefaultSize
						variant="primary"
						href={new URL('post-new.php', new URL(boot.jobsUrl, window.location.href)).href}
					>
						{__('Write a first article', 'draftsmith')}
					</Button>
					<Button __next40pxDefaultSize variant="secondary" href={boot.batchUrl}>
						{__('Start a batch', 'draftsmith')}
					</Button>
				</div>
			</div>
		</div>
	);
}
