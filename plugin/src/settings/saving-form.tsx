import { Button, Notice } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import { RequestErrorNotice } from '../components/request-error-notice.tsx';
import { useRequest } from '../components/use-request.ts';

/** A card whose fields are saved together by its button, which says what came of it. */
export function SavingForm(props: {
	title: string;
	children: ReactNode;
	hasChanges: boolean;
	/** Why nothing can be saved now; null when it can. */
	obstacle?: string | null;
	onSave: () => Promise<void>;
}) {
	const { title, children, hasChanges, obstacle = null, onSave } = props;
	const { isBusy, failure, run } = useRequest();
	const [isSaved, setSaved] = useState(false);
	const isIdle = isBusy || !hasChanges || obstacle !== null;
	return (
		<section className="draftsmith-card">
			<form
				className="draftsmith-stack"
				noValidate
				onSubmit={(event) => {
					event.preventDefault();
					if (isIdle) return;
					setSaved(false);
					void run(onSave, () => setSaved(true));
				}}
			>
				<h2>{title}</h2>
				{children}
				{isSaved && !hasChanges && (
					<Notice status="success" onRemove={() => setSaved(false)}>
						<p>{__('Saved.', 'draftsmith')}</p>
					</Notice>
				)}
				<div role="status">{obstacle !== null && <p className="draftsmith-error">{obstacle}</p>}</div>
				{failure && <RequestErrorNotice error={failure} onSettingsPage />}
				<div className="draftsmith-actions">
					<Button
						__next40pxDefaultSize
						variant="secondary"
						type="submit"
						isBusy={isBusy}
						disabled={isIdle}
						accessibleWhenDisabled
					>
						{isBusy ? __('Saving…', 'draftsmith') : __('Save the changes', 'draftsmith')}
					</Button>
				</div>
			</form>
		</section>
	);
}
