import { Button, Icon, TextareaControl, TextControl } from '@wordpress/components';
import { useId, useState } from '@wordpress/element';
import { __, _n, sprintf } from '@wordpress/i18n';
import { chevronDown, chevronUp, dragHandle, trash } from '@wordpress/icons';
import type { PointerEvent } from 'react';
import { fieldHelp } from '../components/field-help.tsx';
import { formatNumber, formatWords } from '../components/format.ts';
import type { DraftSection, SectionErrors } from './outline-draft.ts';

/** "3 points, 250 words". */
function summary({ points, words }: DraftSection): string {
	const count = points.split('\n').filter((line) => line.trim() !== '').length;
	/* translators: %s: number of points to make in a section. */
	const counted = sprintf(_n('%s point', '%s points', count, 'draftsmith'), formatNumber(count));
	return /^\d+$/.test(words) ? `${counted}, ${formatWords(Number(words))}` : counted;
}

/** One section of the outline: its heading, and behind a button its points and length. */
export function OutlineSection(props: {
	section: DraftSection;
	/** Counted from 0, of so many. */
	index: number;
	count: number;
	errors: SectionErrors;
	isDragged: boolean;
	isDisabled: boolean;
	onChange: (changes: Partial<Omit<DraftSection, 'key'>>) => void;
	onMove: (index: number) => void;
	onRemove: () => void;
	onGrab: (event: PointerEvent) => void;
}) {
	const { section, index, count, errors, isDisabled, onChange, onMove, onRemove } = props;
	const hasHiddenError = errors.points !== undefined || errors.words !== undefined;
	const [isOpen, setOpen] = useState(false);
	const details = useId();
	const isShown = isOpen || hasHiddenError;
	/* translators: %s: number of a section of the outline. */
	const name = sprintf(__('Section %s', 'draftsmith'), formatNumber(index + 1));
	/* translators: 1: "Section 3", 2: what a field or button of it is for. */
	const about = (action: string) => sprintf(__('%1$s: %2$s', 'draftsmith'), name, action);
	return (
		<li className={props.isDragged ? 'draftsmith-section is-dragged' : 'draftsmith-section'} data-key={section.key}>
			<TextControl
				__next40pxDefaultSize
				__nextHasNoMarginBottom
				label={index === 0 ? about(__('Heading (may be empty)', 'draftsmith')) : about(__('Heading', 'draftsmith'))}
				help={fieldHelp(errors.heading)}
				aria-invalid={errors.heading !== undefined}
				disabled={isDisabled}
				value={section.heading}
				onChange={(heading) => onChange({ heading })}
			/>
			<div className="draftsmith-section__tools">
				<span
					className="draftsmith-section__handle"
					aria-hidden="true"
					onPointerDown={isDisabled ? undefined : props.onGrab}
				>
					<Icon icon={dragHandle} size={24} />
				</span>
				<Button
					size="compact"
					icon={chevronUp}
					label={about(__('Move up', 'draftsmith'))}
					disabled={isDisabled || index === 0}
					accessibleWhenDisabled
					onClick={() => onMove(index - 1)}
				/>
				<Button
					size="compact"
					icon={chevronDown}
					label={about(__('Move down', 'draftsmith'))}
					disabled={isDisabled || index === count - 1}
					accessibleWhenDisabled
					onClick={() => onMove(index + 1)}
				/>
				<Button
					size="compact"
					variant="link"
					className="draftsmith-section__more"
					aria-expanded={isShown}
					aria-controls={details}
					aria-label={about(summary(section))}
					onClick={() => setOpen(!isOpen)}
				>
					{summary(section)}
				</Button>
				<Button
					size="compact"
					icon={trash}
					label={about(__('Remove', 'draftsmith'))}
					disabled={isDisabled || count === 1}
					accessibleWhenDisabled
					onClick={onRemove}
				/>
			</div>
			<div id={details} className="draftsmith-stack draftsmith-section__details" hidden={!isShown}>
				<TextareaControl
					__nextHasNoMarginBottom
					label={__('Points, one a line', 'draftsmith')}
					help={fieldHelp(errors.points)}
					aria-invalid={errors.points !== undefined}
					disabled={isDisabled}
					rows={4}
					value={section.points}
					onChange={(points) => onChange({ points })}
				/>
				<TextControl
					__next40pxDefaultSize
					__nextHasNoMarginBottom
					label={__('Words', 'draftsmith')}
					help={fieldHelp(
						errors.words,
						__('Beside the other sections: the article keeps the length that you asked for.', 'draftsmith'),
					)}
					aria-invalid={errors.words !== undefined}
					disabled={isDisabled}
					inputMode="numeric"
					value={section.words}
					onChange={(words) => onChange({ words })}
				/>
			</div>
		</li>
	);
}
