import { Button, CheckboxControl, TextControl, ToggleControl } from '@wordpress/components';
import { useRef, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { RequestErrorNotice } from '../components/request-error-notice.tsx';
import { type RequestError, toRequestError } from '../store/request-error.ts';
import type { RegistrationInput } from './api.ts';
import { type RegistrationErrors, validateRegistration } from './validate-registration.ts';
import { WhatIsSent } from './what-is-sent.tsx';

/** The form that registers this site, or a network. Nothing leaves the site before its button is pressed. */
export function RegistrationForm<Answer>(props: {
	/** What the form begins with. */
	start: RegistrationInput;
	/** Of the site. */
	domain: string;
	/** On the button. */
	label: string;
	register: (input: RegistrationInput) => Promise<Answer>;
	onRegistered: (answer: Answer) => void;
}) {
	const { start, domain, label, register, onRegistered } = props;
	const [input, setInput] = useState<RegistrationInput>(start);
	const [hasConsent, setConsent] = useState(false);
	const [isBusy, setBusy] = useState(false);
	const [errors, setErrors] = useState<RegistrationErrors>({});
	const [failure, setFailure] = useState<RequestError | null>(null);
	const form = useRef<HTMLFormElement>(null);
	const change = (edits: Partial<RegistrationInput>) => setInput((current) => ({ ...current, ...edits }));

	const showErrors = (found: RegistrationErrors) => {
		setErrors(found);
		// After React has drawn them.
		requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
	};
	const send = async () => {
		setFailure(null);
		const found = validateRegistration(input, hasConsent);
		showErrors(found);
		if (Object.keys(found).length > 0) return;
		setBusy(true);
		try {
			onRegistered(await register(input));
		} catch (thrown) {
			const error = toRequestError(thrown);
			setFailure(error);
			const { service_url, email, name } = error.fields;
			showErrors({
				...(service_url && { service_url }),
				...(email && { email }),
				...(name && { name }),
			});
			setBusy(false);
		}
	};
	const help = (error: string | undefined, usual: string) =>
		error ? <span className="draftsmith-error">{error}</span> : usual;
	return (
		<form
			className="draftsmith-stack"
			noValidate
			ref={form}
			onSubmit={(event) => {
				event.preventDefault();
				if (!isBusy) void send();
			}}
		>
			<section className="draftsmith-card draftsmith-stack">
				<h2>{__('The service', 'draftsmith')}</h2>
				<TextControl
					__next40pxDefaultSize
					__nextHasNoMarginBottom
					type="url"
					label={__('Service address', 'draftsmith')}
					help={help(
						errors.service_url,
						__(
							'Where your Draftsmith service runs. You can host it yourself, or use one that somebody runs for you.',
							'draftsmith',
						),
					)}
					aria-invalid={errors.service_url !== undefined}
					value={input.service_url}
					onChange={(service_url) => change({ service_url })}
				/>
				<ToggleControl
					__nextHasNoMarginBottom
					label={__('Allow external providers', 'draftsmith')}
					help={__(
						'Off: articles are written on the service’s own machines only. On: the service may also offer models of other companies; when a writer chooses one, the title and notes of that article go to that company.',
						'draftsmith',
					)}
					checked={input.allow_external_providers}
					onChange={(allow_external_providers) => change({ allow_external_providers })}
				/>
			</section>
			<section className="draftsmith-card draftsmith-stack">
				<h2>{__('Your details', 'draftsmith')}</h2>
				<TextControl
					__next40pxDefaultSize
					__nextHasNoMarginBottom
					type="email"
					autoComplete="email"
					required
					label={__('E-mail', 'draftsmith')}
					help={help(errors.email, __('For notices about your account, nothing else.', 'draftsmith'))}
					aria-invalid={errors.email !== undefined}
					value={input.email}
					onChange={(email) => change({ email })}
				/>
				<TextControl
					__next40pxDefaultSize
					__nextHasNoMarginBottom
					autoComplete="name"
					label={__('Name (optional)', 'draftsmith')}
					help={help(errors.name, '')}
					aria-invalid={errors.name !== undefined}
					value={input.name}
					onChange={(name) => change({ name })}
				/>
				<dl className="draftsmith-facts">
					<dt>{__('This site', 'draftsmith')}</dt>
					<dd>
						<bdi>{domain}</bdi>
					</dd>
				</dl>
			</section>
			<section className="draftsmith-card draftsmith-stack">
				<h2>{__('What is sent', 'draftsmith')}</h2>
				<WhatIsSent serviceUrl={input.service_url} allowsExternal={input.allow_external_providers} />
				<CheckboxControl
					__nextHasNoMarginBottom
					label={__('I agree that this site sends this to the service.', 'draftsmith')}
					help={errors.consent && <span className="draftsmith-error">{errors.consent}</span>}
					aria-invalid={errors.consent !== undefined}
					checked={hasConsent}
					onChange={setConsent}
				/>
			</section>
			{failure && <RequestErrorNotice error={failure} onSettingsPage />}
			<div className="draftsmith-actions">
				<Button
					__next40pxDefaultSize
					variant="primary"
					type="submit"
					isBusy={isBusy}
					disabled={isBusy}
					accessibleWhenDisabled
				>
					{isBusy ? __('Registering…', 'draftsmith') : label}
				</Button>
			</div>
		</form>
	);
}
