import { Button, Modal } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import type { ReactNode } from 'react';

/** One answer to the question, beside "Cancel". */
interface Answer {
	label: string;
	onChoose: () => void;
	isDestructive?: boolean;
}

/**
 * A question with one or more answers; the first is the main one. Escape, the cross and "Cancel" all close it, and focus
 * goes back to where it was.
 */
export function ConfirmModal(props: {
	title: string;
	children: ReactNode;
	answers: readonly Answer[];
	onClose: () => void;
}) {
	return (
		<Modal title={props.title} size="small" onRequestClose={props.onClose}>
			<div className="draftsmith-stack">
				<div>{props.children}</div>
				<div className="draftsmith-actions">
					{props.answers.map((answer, index) => (
						<Button
							key={answer.label}
							__next40pxDefaultSize
							variant={index === 0 ? 'primary' : 'secondary'}
							isDestructive={answer.isDestructive ?? false}
							onClick={() => {
								props.onClose();
								answer.onChoose();
							}}
						>
							{answer.label}
						</Button>
					))}
					<Button __next40pxDefaultSize variant="tertiary" onClick={props.onClose}>
						{__('Cancel', 'draftsmith')}
					</Button>
				</div>
			</div>
		</Modal>
	);
}
