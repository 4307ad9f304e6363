import { type AdminMail, type AdminMailList, Id } from '@draftsmith/shared';
import type { Selectable } from 'kysely';
import { z } from 'zod';
import { timestamp, timestampOrNull } from '../../platform/timestamp.ts';
import type { Schema } from '../../store/index.ts';
import type { Reading } from '../action.ts';
import { AccountName, findAccount } from '../find.ts';
import { PAGE, toPage } from '../page.ts';

// Not the id alone: the ids of mails to everybody are made of whom they are to, and sort by no time.
const Cursor = z.string().regex(/^\d{1,15}_[0-9a-f-]{36}$/);

const Listing = z.strictObject({
	account: AccountName.optional(),
	state: z.enum(['waiting', 'sent', 'failed', 'dropped']).optional(),
	...PAGE,
	after: Cursor.optional().meta({ description: 'The next_cursor of the page before.' }),
});

/** What became of the mails, newest first; neither recipient nor text. */
export const mailList: Reading<z.output<typeof Listing>, AdminMailList> = {
	name: 'mail.list',
	input: Listing,
	read: async ({ store: { db } }, input, actor) => {
		let query = db
			.selectFrom('mails')
			.select(['id', 'account_id', 'kind', 'state', 'attempts', 'error_code', 'created_at', 'ended_at'])
			.orderBy('created_at', 'desc')
			.orderBy('id', 'desc')
			.limit(input.limit + 1);
		const account = input.account === undefined ? undefined : await findAccount(db, actor, input.account);
		if (account) query = query.where('account_id', '=', account.id);
		if (input.state !== undefined) query = query.where('state', '=', input.state);
		if (input.after !== undefined) {
			const [time, id = ''] = input.after.split('_');
			const before = Number(time);
			query = query.where((eb) =>
				eb.or([eb('created_at', '<', before), eb.and([eb('created_at', '=', before), eb('id', '<', id)])]),
			);
		}
		const output = toPage(await query.execute(), input.limit, toAdminMail, (row) => `${row.created_at}_${row.id}`);
		return { output, subject: account?.id ?? null, details: { count: output.data.length } };
	},
};

type MailRow = Omit<Selectable<Schema['mails']>, 'content' | 'available_at'>;

function toAdminMail(row: MailRow): AdminMail {
	return {
		id: row.id,
		account_id: Id.nullable().catch(null).parse(row.account_id),
		kind: row.kind,
		state: row.state,
		attempts: row.attempts,
		error_code: row.error_code,
		created_at: timestamp(row.created_at),
		ended_at: timestampOrNull(row.ended_at),
	};
}
