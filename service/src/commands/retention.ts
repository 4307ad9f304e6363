import { retentionShow, retentionSweep } from '../operators/index.ts';
import { command } from './command.ts';

/** `draftsmith retention …` */
export const retentionCommands = [
	command({
		action: retentionShow,
		summary: 'how long everything is kept, and when it was last swept',
		options: { account: { value: 'ACCOUNT', summary: 'with what is stored of this account' } },
		table: ({ classes }) => ({
			columns: ['CLASS', 'KEPT FOR', 'STORED', 'NEXT REMOVAL', 'LAST SWEEP', 'REMOVED'],
			rows: classes.map((each) => [
				each.class,
				each.kept_for ?? 'until deleted',
				each.stored,
				each.next_removal,
				each.swept_at,
				each.removed,
			]),
		}),
	}),
	command({
		action: retentionSweep,
		summary: 'remove now what the service would remove within the hour',
		table: ({ removed }) => ({ columns: ['CLASS', 'REMOVED'], rows: Object.entries(removed) }),
	}),
];
