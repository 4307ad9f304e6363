import { CheckboxControl, TextControl } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { fieldHelp } from '../components/field-help.tsx';
import { ExternalProvidersField, PersonFields } from './account-fields.tsx';
import type { RegistrationInput } from './api.ts';
import { SendingForm } from './sending-form.tsx';
import { validateRegistration } from './validate-registration.ts';
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
	const change = (edits: Partial<RegistrationInput>) => setInput((current) => ({ ...current, ...edits }));
	return (
		<SendingForm
			check={() => validateRegistration(input, hasConsent)}
			onSend={async () => onRegistered(await register(input))}
			variant="primary"
			label={label}
			busyLabel={__('Registering…', 'draftsmith')}
		>
			{(errors) => (
				<>
					<section className="draftsmith-card draftsmith-stack">
						<h2>{__('The service', 'draftsmith')}</h2>
						<TextControl
							__next40pxDefaultSize
							__nextHasNoMarginBottom
							type="url"
							label={__('Service address', 'draftsmith')}
							help={fieldHelp(
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
						<ExternalProvidersField
							isAllowed={input.allow_external_providers}
							onChange={(allow_external_providers) => change({ allow_external_providers })}
						/>
					</section>
					<section className="draftsmith-card draftsmith-stack">
						<h2>{__('Your details', 'draftsmith')}</h2>
						<PersonFields
							person={input}
							emailHelp={__('For notices about your account, nothing else.', 'draftsmith')}
							errors={errors}
							onChange={change}
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
							help={fieldHelp(errors.consent)}
							aria-invalid={errors.consent !== undefined}
							checked={hasConsent}
							onChange={setConsent}
						/>
					</section>
				</>
			)}
		</SendingForm>
	);
}
