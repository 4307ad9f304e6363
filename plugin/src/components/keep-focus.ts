/** What is left around something that has gone and makes sense to a reader: a row, a card, a part of the form. */
const PLACES =
	'tr, li, section, fieldset, .draftsmith-card, .draftsmith-view, .draftsmith-form__footer, .components-panel__body';

/** What opens above the page and gives the focus back when it closes. */
const OVERLAYS = '.components-modal__screen-overlay, .components-popover, [role="dialog"], [role="menu"]';

/** Milliseconds in which whoever wants the focus may take it first. */
const PAUSE = 100;

/** An element and those around it, up to `frame`. */
function pathOf(element: Element, frame: Element): Element[] {
	const parent = element.parentElement;
	return element === frame || !parent ? [element] : [element, ...pathOf(parent, frame)];
}

function isGone(element: Element): boolean {
	return !element.isConnected || element.matches(':disabled');
}

/** Where one goes on after the first of `path` has gone: the heading of what is left around it, or that itself. */
function placeLeft(path: readonly Element[]): HTMLElement | null {
	const place = path.find((element) => element.isConnected && element.matches(PLACES));
	const target = place?.matches('tr, li') ? place : (place?.querySelector('h2, h3') ?? place);
	return target instanceof HTMLElement ? target : null;
}

/**
 * Keeps a keyboard's place in a part of the page: when what has the focus is removed, the focus goes to what is left around it, or,
 * when all of that has gone, to `home`. Whoever has gone elsewhere meanwhile, or clicked beside, is left alone. Gives what ends it.
 */
export function keepFocus(frame: HTMLElement, home: () => HTMLElement | null = () => null): () => void {
	let path: readonly Element[] = [];
	let timer: number | undefined;
	const look = () => {
		timer = undefined;
		const active = document.activeElement;
		if (active !== null && active !== document.body) {
			if (!frame.contains(active) && active.closest(OVERLAYS) === null) path = [];
			return;
		}
		const [last] = path;
		const target = last && isGone(last) ? (placeLeft(path) ?? home() ?? frame) : null;
		path = [];
		if (target && target.tabIndex < 0) target.tabIndex = -1;
		target?.focus();
	};
	const lookSoon = () => {
		timer ??= window.setTimeout(look, PAUSE);
	};
	const note = ({ target }: FocusEvent) => {
		if (target instanceof Element) path = pathOf(target, frame);
	};
	const observer = new MutationObserver(lookSoon);
	observer.observe(frame, { childList: true, subtree: true, attributeFilter: ['disabled'] });
	// Modals come and go at the end of the page.
	observer.observe(document.body, { childList: true });
	frame.addEventListener('focusin', note);
	frame.addEventListener('focusout', lookSoon);
	return () => {
		window.clearTimeout(timer);
		observer.disconnect();
		frame.removeEventListener('focusin', note);
		frame.removeEventListener('focusout', lookSoon);
	};
}
