import { __, sprintf } from '@wordpress/i18n';
import { hostOf } from './validate-registration.ts';

/** Exactly what leaves the site, when and where to. */
export function WhatIsSent({ serviceUrl, allowsExternal }: { serviceUrl: string; allowsExternal: boolean }) {
	const host = hostOf(serviceUrl.trim());
	return (
		<>
			<p>
				{host
					? /* translators: %s: host of the service. */
						sprintf(__('This site sends to %s, and nowhere else:', 'draftsmith'), host)
					: __('This site sends to the service, and nowhere else:', 'draftsmith')}
			</p>
			<ul className="draftsmith-list">
				<li>
					{__(
						'Once, when you register: your e-mail, your name if you give it, this site’s domain and language, and a random secret. By that the service later asks this site whether it is the one that registered.',
						'draftsmith',
					)}
				</li>
				<li>
					{__(
						'With each article that somebody asks for: its title and notes, and the choices made (language, model, content type, length, tone, post type and status).',
						'draftsmith',
					)}
				</li>
				<li>
					{__(
						'While an article is written: questions whether it is finished. Nothing about your visitors, ever.',
						'draftsmith',
					)}
				</li>
			</ul>
			<p>
				{__('Once an article has arrived here, the service erases its title, notes and text.', 'draftsmith')}{' '}
				{allowsExternal
					? __(
							'If a writer chooses an external model, the service passes title and notes on to that company.',
							'draftsmith',
						)
					: __('The service passes nothing on to other companies.', 'draftsmith')}
			</p>
		</>
	);
}
