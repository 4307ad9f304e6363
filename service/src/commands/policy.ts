import { policyAnnounce } from '../operators/index.ts';
import { command } from './command.ts';

/** `draftsmith policy …` */
export const policyCommands = [
	command({
		action: policyAnnounce,
		summary: 'tell every account of a new version of the privacy policy, 14 to 60 days ahead; may be repeated',
		takes: ['version'],
		options: {
			url: { value: 'URL', summary: 'where it can be read' },
			effective_at: { value: 'DAY', summary: 'from when it holds: 2027-01-31, or a time in UTC' },
		},
		table: (policy) => ({
			fields: [
				['version', policy.version],
				['url', policy.url],
				['announced', policy.announced_at],
				['effective', policy.effective_at],
				['accounts told', policy.accounts],
			],
		}),
	}),
];
