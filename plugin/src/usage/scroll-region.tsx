import type { ReactNode } from 'react';

/** Something that may be wider than its place, and is then scrolled, with the keyboard too. */
export function ScrollRegion({ label, children }: { label: string; children: ReactNode }) {
	return (
		// biome-ignore lint/a11y/noNoninteractiveTabindex: not every browser lets the keyboard into what scrolls.
		<section className="draftsmith-scroll" aria-label={label} tabIndex={0}>
			{children}
		</section>
	);
}
