import { type RefObject, useEffect, useRef, useState } from '@wordpress/element';
import type { PointerEvent } from 'react';

/** The place among the rows at which a pointer at this height is: the number of rows whose middle is above it. */
export function placeAt(middles: readonly number[], height: number): number {
	return middles.filter((middle) => middle < height).length;
}

/**
 * Moves rows of a list with the pointer (mouse, pen or finger), by a handle in each row. While it is dragged the row moves along;
 * Escape puts it back.
 */
export function useSectionDrag(
	list: RefObject<HTMLElement>,
	onMove: (key: number, index: number) => void,
	onDrop: (key: number) => void,
): { draggedKey: number | null; startDrag: (event: PointerEvent, key: number, index: number) => void } {
	const [dragged, setDragged] = useState<{ key: number; from: number } | null>(null);
	const callbacks = useRef({ onMove, onDrop });
	callbacks.current = { onMove, onDrop };
	useEffect(() => {
		if (!dragged) return;
		const { key, from } = dragged;
		const follow = (event: globalThis.PointerEvent) => {
			const rows = Array.from(list.current?.children ?? []);
			const others = rows.filter((row) => row.getAttribute('data-key') !== String(key));
			const middles = others.map((row) => {
				const { top, height } = row.getBoundingClientRect();
				return top + height / 2;
			});
			callbacks.current.onMove(key, placeAt(middles, event.clientY));
			list.current?.querySelector(`[data-key="${key}"]`)?.scrollIntoView({ block: 'nearest' });
		};
		const drop = () => {
			setDragged(null);
			callbacks.current.onDrop(key);
		};
		const giveUp = (event: KeyboardEvent) => {
			if (event.key !== 'Escape') return;
			event.stopPropagation();
			setDragged(null);
			callbacks.current.onMove(key, from);
		};
		// On the window, for the row under the pointer is another element as soon as it has moved.
		window.addEventListener('pointermove', follow);
		window.addEventListener('pointerup', drop);
		window.addEventListener('pointercancel', drop);
		window.addEventListener('keydown', giveUp, true);
		return () => {
			window.removeEventListener('pointermove', follow);
			window.removeEventListener('pointerup', drop);
			window.removeEventListener('pointercancel', drop);
			window.removeEventListener('keydown', giveUp, true);
		};
	}, [dragged, list]);
	return {
		draggedKey: dragged?.key ?? null,
		startDrag: (event, key, index) => {
			if (event.button === 0) setDragged({ key, from: index });
		},
	};
}
