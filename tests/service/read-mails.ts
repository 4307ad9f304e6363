import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import PostalMime from 'postal-mime';

export type ReadMail = {
	id: string;
	kind: string;
	to: string;
	subject: string;
	text: string;
	link: string | undefined;
};

type Row = { id: string; kind: string };

/** The mails that a service without SMTP has put into its data folder, oldest first. */
export async function readMails(folder: string): Promise<ReadMail[]> {
	const path = join(folder, 'mails');
	if (!existsSync(path)) return [];
	const database = new Database(join(folder, 'draftsmith.sqlite'), { readonly: true });
	const kinds = new Map(
		database
			.prepare<[], Row>('select id, kind from mails')
			.all()
			.map(({ id, kind }) => [id, kind]),
	);
	database.close();
	const files = readdirSync(path).filter((name) => name.endsWith('.eml'));
	return Promise.all(
		files.sort().map(async (name) => {
			const mail = await PostalMime.parse(readFileSync(join(path, name)));
			const id = name.replace('.eml', '');
			const text = mail.text ?? '';
			return {
				id,
				kind: kinds.get(id) ?? '',
				to: mail.to?.[0]?.address ?? '',
				subject: mail.subject ?? '',
				text,
				link: /https?:\S+\/confirm\?token=\S+/.exec(text)?.[0],
			};
		}),
	);
}
