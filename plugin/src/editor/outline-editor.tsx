import { speak } from '@wordpress/a11y';
import { Button } from '@wordpress/components';
import { useEffect, useRef } from '@wordpress/element';
import { __, _n, sprintf } from '@wordpress/i18n';
import { plus } from '@wordpress/icons';
import { formatNumber } from '../components/format.ts';
import {
	type DraftSection,
	mostSections,
	nextKey,
	type OutlineDraft,
	type OutlineEdit,
	type SectionErrors,
} from './outline-draft.ts';
import { OutlineSection } from './outline-section.tsx';
import { useSectionDrag } from './use-section-drag.ts';

function nameOf({ heading }: DraftSection): string {
	return heading.trim() || __('Opening', 'draftsmith');
}

/** Says where a section stands now. */
function announcePlace(section: DraftSection, index: number, count: number): void {
	speak(
		sprintf(
			/* translators: 1: heading of a section, 2: its place, 3: number of sections. */
			__('“%1$s” is now section %2$s of %3$s.', 'draftsmith'),
			nameOf(section),
			formatNumber(index + 1),
			formatNumber(count),
		),
		'assertive',
	);
}

/** The sections of an outline, to be put in order, changed, added and removed, by pointer or keyboard. */
export function OutlineEditor(props: {
	draft: OutlineDraft;
	errors: Map<number, SectionErrors>;
	/** Words that the article shall have. */
	targetWords: number;
	isDisabled: boolean;
	edit: (edit: OutlineEdit) => void;
}) {
	const { draft, errors, targetWords, isDisabled, edit } = props;
	const { sections, removed } = draft;
	const list = useRef<HTMLOListElement>(null);
	const addButton = useRef<HTMLButtonElement>(null);
	const undoButton = useRef<HTMLButtonElement>(null);
	const most = mostSections(targetWords);

	const focusHeading = (key: number) => list.current?.querySelector<HTMLElement>(`[data-key="${key}"] input`)?.focus();
	const newest = useRef<number | null>(null);
	useEffect(() => {
		if (newest.current !== null) focusHeading(newest.current);
		newest.current = null;
	});
	const { draggedKey, startDrag } = useSectionDrag(
		list,
		(key, index) => {
			if (sections.findIndex((section) => section.key === key) !== index) edit({ type: 'move', key, index });
		},
		(key) => {
			const index = sections.findIndex((section) => section.key === key);
			const section = sections[index];
			if (section) announcePlace(section, index, sections.length);
		},
	);
	const wasRemoved = useRef(removed.length);
	useEffect(() => {
		// The button that was pressed is gone.
		if (removed.length > wasRemoved.current) undoButton.current?.focus();
		if (removed.length < wasRemoved.current) (undoButton.current ?? addButton.current)?.focus();
		wasRemoved.current = removed.length;
	}, [removed.length]);
	const last = removed.at(-1);

	return (
		<>
			<ol className="draftsmith-outline" ref={list}>
				{sections.map((section, index) => (
					<OutlineSection
						key={section.key}
						section={section}
						index={index}
						count={sections.length}
						errors={errors.get(section.key) ?? {}}
						isDragged={section.key === draggedKey}
						isDisabled={isDisabled}
						onChange={(changes) => edit({ type: 'change', key: section.key, changes })}
						onMove={(place) => {
							edit({ type: 'move', key: section.key, index: place });
							announcePlace(section, place, sections.length);
						}}
						onRemove={() => {
							edit({ type: 'remove', key: section.key });
							/* translators: %s: heading of a section. */
							speak(sprintf(__('“%s” was removed.', 'draftsmith'), nameOf(section)), 'assertive');
						}}
						onGrab={(event) => {
							event.preventDefault();
							startDrag(event, section.key, index);
						}}
					/>
				))}
			</ol>
			<div className="draftsmith-actions">
				{last && (
					<Button
						__next40pxDefaultSize
						variant="secondary"
						ref={undoButton}
						disabled={isDisabled}
						accessibleWhenDisabled
						onClick={() => edit({ type: 'undo' })}
					>
						{/* translators: %s: heading of a section. */}
						{sprintf(__('Undo: remove “%s”', 'draftsmith'), nameOf(last.section))}
					</Button>
				)}
				<Button
					__next40pxDefaultSize
					variant="secondary"
					icon={plus}
					ref={addButton}
					disabled={isDisabled || sections.length >= most}
					accessibleWhenDisabled
					onClick={() => {
						newest.current = nextKey(draft);
						edit({ type: 'add' });
					}}
				>
					{__('Add a section', 'draftsmith')}
				</Button>
			</div>
			{sections.length >= most && (
				<p className="draftsmith-muted">
					{sprintf(
						/* translators: %s: number of sections. */
						_n(
							'An article of this length has at most %s section.',
							'An article of this length has at most %s sections.',
							most,
							'draftsmith',
						),
						formatNumber(most),
					)}
				</p>
			)}
		</>
	);
}
