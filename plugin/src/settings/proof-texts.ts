import type { Proof } from '@draftsmith/shared';
import { __, sprintf } from '@wordpress/i18n';

/** How a domain was proven, in words. */
export function methodText(method: Proof['method']): string {
	switch (method) {
		case 'well_known':
			return __('The service has found the file on this site.', 'draftsmith');
		case 'dns':
			return __('The service has found the record in the domain’s DNS.', 'draftsmith');
		default:
			return __('The service has asked this site, and it gave the right answer.', 'draftsmith');
	}
}

/** Where a site is: `example.com`, and `/blog`, or nothing at the root. */
export interface SiteAddress {
	domain: string;
	folder: string;
}

/** What the root of a domain says of a site that lies in a folder of it: nothing. It may lead elsewhere, or show another site. */
const SAYS_NOTHING_OF_FOLDERS: readonly Proof['problem'][] = [null, 'blocked', 'not_installed', 'wrong_answer'];

/** Why a domain could not be proven yet, and what to do about it; null when it was not tried yet and may well pass. */
export function problemText(problem: Proof['problem'], { domain, folder }: SiteAddress): string | null {
	if (folder !== '' && SAYS_NOTHING_OF_FOLDERS.includes(problem))
		return sprintf(
			/* translators: %s: folder of the domain that the site lies in, such as /blog. */
			__(
				'This site lies in the folder %s of its domain. The service asks only the root of the domain, so it can’t prove this site by itself. Use the file below, which lies at the root too, or the DNS record. Confirming your e-mail address ends the limits of the trial as well.',
				'draftsmith',
			),
			folder,
		);
	switch (problem) {
		case 'unreachable':
			return sprintf(
				/* translators: %s: domain of the site. */
				__(
					'The service can’t reach this site at https://%s. It must be open to the internet, with a valid certificate. A site that asks for a password, such as one under construction, can be proven in one of the other ways.',
					'draftsmith',
				),
				domain,
			);
		case 'blocked':
			return __(
				'Something before WordPress turned the service away (403) or led it elsewhere: most likely a security plugin, a firewall or your host’s protection. Allow anonymous requests to the address draftsmith/v1/challenge of the REST API there, or use one of the other ways.',
				'draftsmith',
			);
		case 'not_installed':
			return sprintf(
				/* translators: %s: domain of the site. */
				__(
					'Draftsmith did not answer at https://%s. If the REST API is switched off for visitors, allow draftsmith/v1/challenge; if this domain shows another site, register that one.',
					'draftsmith',
				),
				domain,
			);
		case 'wrong_answer':
			return __(
				'This site gave a wrong answer: it was registered again since, or restored from a backup. Forget the key below and register again, or use one of the other ways.',
				'draftsmith',
			);
		case 'private_address':
			return __(
				'This is the name of a site within a private network, which the service does not visit. Publish the site under a public domain and register that, or confirm your e-mail address.',
				'draftsmith',
			);
		default:
			return null;
	}
}
