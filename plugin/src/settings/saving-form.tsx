import { Notice } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { type Fields, SendingForm } from './sending-form.tsx';

/** A card whose fields are saved together by its button, which says what came of it. */
export function SavingForm(props: {
	title: string;
	children: Fields;
	hasChanges: boolean;
	/** Why nothing can be saved now; null when it can. */
	obstacle?: string | null;
	onSave: () => Promise<void>;
	/** What is said once it is saved. */
	savedText?: string;
}) {
	const { title, children, hasChanges, obstacle = null, onSave, savedText = __('Saved.', 'draftsmith') } = props;
	const [isSaved, setSaved] = useState(false);
	return (
		<section className="draftsmith-card draftsmith-stack">
			<h2>{title}</h2>
			<SendingForm
				isIdle={!hasChanges || obstacle !== null}
				onSend={async () => {
					setSaved(false);
					await onSave();
					setSaved(true);
				}}
				variant="secondary"
				label={__('Save the changes', 'draftsmith')}
				busyLabel={__('Saving…', 'draftsmith')}
				news={
					<>
						{isSaved && !hasChanges && (
							<Notice status="success" onRemove={() => setSaved(false)}>
								<p>{savedText}</p>
							</Notice>
						)}
						<div role="status">{obstacle !== null && <p className="draftsmith-error">{obstacle}</p>}</div>
					</>
				}
			>
				{children}
			</SendingForm>
		</section>
	);
}
