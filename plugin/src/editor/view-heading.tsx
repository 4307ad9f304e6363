import { speak } from '@wordpress/a11y';
import { useEffect, useRef } from '@wordpress/element';

/**
 * The heading of a view that came by itself. It is announced, and takes the focus when that was in the view before (which
 * is gone now); never from somebody who is writing elsewhere.
 */
export function ViewHeading({ children }: { children: string }) {
	const heading = useRef<HTMLHeadingElement>(null);
	useEffect(() => {
		const { activeElement } = document;
		if (activeElement === document.body || activeElement === null) heading.current?.focus();
		else if (activeElement !== heading.current) speak(children, 'polite');
	}, [children]);
	return (
		<h3 className="draftsmith-heading" tabIndex={-1} ref={heading}>
			{children}
		</h3>
	);
}
