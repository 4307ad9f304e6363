/** How a page stands that wants an article. */
export interface Holding {
	/** It has the article. */
	isHeld: boolean;
	/** A timer made it look, and no person. */
	isTimed: boolean;
	/** It is being left, and has let the article go. It may still be visible, and run for a moment. */
	isLeft: boolean;
	visibility: DocumentVisibilityState;
}

/**
 * Whether the page asks for the article now. What it has it renews on a timer, whether it is visible or not; else only a page that
 * somebody looks at asks. One that is left must not take back what it has let go: nobody could have it until the hold ends.
 */
export function mayAsk(page: Holding): boolean {
	return !page.isLeft && (page.visibility === 'visible' || (page.isHeld && page.isTimed));
}
