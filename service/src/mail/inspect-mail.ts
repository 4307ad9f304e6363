import { mailFolder } from './mail-folder.ts';
import { openSmtp, readSmtpUrl } from './smtp.ts';
import { type SmtpFault, smtpFault } from './smtp-failure.ts';

export type MailSettings = {
	smtpUrl: string | undefined;
	publicUrl: string | undefined;
	dataFolder: string;
};

type Finding = { level: 'ok' | 'warning' | 'error'; text: string };

/** What is to be said of the mail settings. A mail server is asked whether it would take a mail; none is sent. */
export async function inspectMail({ smtpUrl, publicUrl, dataFolder }: MailSettings): Promise<Finding[]> {
	if (smtpUrl === undefined) {
		return [
			{
				level: 'warning',
				text: `mails are not sent: each becomes a file in ${mailFolder(dataFolder)}; set DRAFTSMITH_SMTP_URL and DRAFTSMITH_MAIL_FROM to send them`,
			},
		];
	}
	const findings = [await inspectServer(smtpUrl)];
	if (publicUrl === undefined) {
		findings.push({
			level: 'warning',
			text: 'links in mails lead to the address at which this machine listens: set DRAFTSMITH_PUBLIC_URL to the one that owners of sites can reach',
		});
	}
	return findings;
}

async function inspectServer(smtpUrl: string): Promise<Finding> {
	const settings = readSmtpUrl(smtpUrl);
	const place = `the mail server ${settings.host}:${settings.port}`;
	const transport = await openSmtp(settings);
	try {
		await transport.verify();
		return { level: 'ok', text: `${place} takes mails` };
	} catch (error) {
		return { level: 'error', text: `${place} ${ADVICE[smtpFault(error)]}` };
	} finally {
		transport.close();
	}
}

/** What is wrong and what to do. The server's own words are left out: they may repeat the name that logs in. */
const ADVICE: Record<SmtpFault, string> = {
	authentication:
		'refuses the user name or the password: correct them in DRAFTSMITH_SMTP_URL (percent-encoded where they hold @ : / or %)',
	tls: 'offers no encryption that can be trusted: use the name that stands in its certificate, smtps:// for port 465, and smtp:// for STARTTLS on port 587',
	dns: 'has a name that can’t be resolved: correct the host in DRAFTSMITH_SMTP_URL',
	timeout:
		'does not answer in time: correct host and port in DRAFTSMITH_SMTP_URL, and see that a firewall lets this machine reach it',
	connection:
		'can’t be used: correct host, port and smtp:// or smtps:// in DRAFTSMITH_SMTP_URL, and see that the server runs',
};
