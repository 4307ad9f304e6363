/**
 * Whether the page asks for the article now. `isHeld`: it has it, and renews the hold on a timer (`isTimed`) whether it is visible or
 * not. Else only a page that somebody looks at asks: when a page is left it is hidden after it has let the article go, and must
 * not take it back then.
 */
export function mayAsk(page: { isHeld: boolean; isTimed: boolean; visibility: DocumentVisibilityState }): boolean {
	return page.visibility === 'visible' || (page.isHeld && page.isTimed);
}
