import { Button } from '@wordpress/components';
import type { ReactNode } from 'react';

/**
 * A button whose deed takes a moment. While that runs it shows so and can't be pressed again, and it keeps the focus: a keyboard
 * does not lose its place.
 */
export function BusyButton(props: {
	children: ReactNode;
	variant?: 'primary' | 'secondary' | 'tertiary';
	isDestructive?: boolean;
	isBusy: boolean;
	/** What it says while it is busy, where that is something else. */
	busyLabel?: string;
	/** Whether something else stands in the way of pressing it. */
	isBlocked?: boolean;
	/** Without one it submits the form that it stands in. */
	onClick?: () => void;
}) {
	const { children, variant = 'secondary', isDestructive = false, isBusy, isBlocked = false, onClick } = props;
	return (
		<Button
			__next40pxDefaultSize
			variant={variant}
			type={onClick ? 'button' : 'submit'}
			isDestructive={isDestructive}
			isBusy={isBusy}
			disabled={isBusy || isBlocked}
			accessibleWhenDisabled
			onClick={onClick}
		>
			{isBusy ? (props.busyLabel ?? children) : children}
		</Button>
	);
}
