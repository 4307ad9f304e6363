import { useEffect, useRef, useState } from '@wordpress/element';
import type { ReactNode } from 'react';
import { BusyButton } from '../components/busy-button.tsx';
import { RequestErrorNotice } from '../components/request-error-notice.tsx';
import { useRequest } from '../components/use-request.ts';

/** What is wrong with fields, by their names. */
export type FieldErrors = Readonly<Record<string, string | undefined>>;

/** The fields of a form, or what makes them of what is wrong with them. */
export type Fields = ReactNode | ((errors: FieldErrors) => ReactNode);

/**
 * A form whose fields are sent together. What is wrong with a field, found here or by the service, is for the field to say; the first
 * such field, marked with `aria-invalid`, takes the focus.
 */
export function SendingForm(props: {
	children: Fields;
	/** Stands between the fields and the button. */
	news?: ReactNode;
	/** Whether there is nothing to send. */
	isIdle?: boolean;
	/** What is wrong before anything is sent; nothing is sent then. */
	check?: () => FieldErrors;
	onSend: () => Promise<void>;
	variant: 'primary' | 'secondary';
	label: string;
	/** On the button while it is sent. */
	busyLabel: string;
}) {
	const { children, isIdle = false, check, onSend } = props;
	const { isBusy, failure, run } = useRequest();
	const [found, setFound] = useState<FieldErrors>({});
	const form = useRef<HTMLFormElement>(null);
	useEffect(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus(), [found, failure]);
	const isWrong = Object.keys(found).length > 0;
	const send = () => {
		const wrong = check?.() ?? {};
		setFound(wrong);
		if (Object.keys(wrong).length === 0) void run(onSend, () => undefined);
	};
	return (
		<form
			className="draftsmith-stack"
			noValidate
			ref={form}
			onSubmit={(event) => {
				event.preventDefault();
				if (!isBusy && !isIdle) send();
			}}
		>
			{typeof children === 'function' ? children(isWrong ? found : (failure?.fields ?? {})) : children}
			{props.news}
			{failure && !isWrong && <RequestErrorNotice error={failure} onSettingsPage />}
			<div className="draftsmith-actions">
				<BusyButton variant={props.variant} isBusy={isBusy} isBlocked={isIdle} busyLabel={props.busyLabel}>
					{props.label}
				</BusyButton>
			</div>
		</form>
	);
}
