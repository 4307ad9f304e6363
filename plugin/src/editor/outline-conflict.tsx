import { Button, Notice, TextareaControl } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { toOutline } from './outline-draft.ts';
import { dropOutlineDraft, readOutlineDraft } from './outline-storage.ts';

/** The outline changed in this tab, as text. Empty when there is none. */
function keptOutline(jobId: number): string {
	const sections = readOutlineDraft(window.sessionStorage, jobId);
	return sections === null
		? ''
		: toOutline(sections)
				.sections.map(({ heading, points }) => [heading, ...points.map((point) => `- ${point}`)].join('\n').trim())
				.join('\n\n');
}

/**
 * The article is being written by another outline than this tab's: what was changed here is not lost without a word.
 * `isRefused`: this tab's outline came too late.
 */
export function OutlineConflict({ jobId, isRefused }: { jobId: number; isRefused: boolean }) {
	const [kept, setKept] = useState(() => keptOutline(jobId));
	if (kept === '' && !isRefused) return null;
	return (
		<div className="draftsmith-stack">
			<Notice status="warning" isDismissible={false}>
				<p>
					{__(
						'The outline was approved in another window. The article follows that one, not the one of this window.',
						'draftsmith',
					)}
				</p>
			</Notice>
			{kept !== '' && (
				<>
					<TextareaControl
						__nextHasNoMarginBottom
						label={__('Your outline, to be copied', 'draftsmith')}
						readOnly
						rows={6}
						value={kept}
						onChange={() => undefined}
					/>
					<div className="draftsmith-actions">
						<Button
							__next40pxDefaultSize
							variant="secondary"
							onClick={() => {
								dropOutlineDraft(window.sessionStorage, jobId);
								setKept('');
							}}
						>
							{__('Forget it', 'draftsmith')}
						</Button>
					</div>
				</>
			)}
		</div>
	);
}
