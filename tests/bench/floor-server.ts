import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import SqliteDatabase from 'better-sqlite3';
import { Hono } from 'hono';

/**
 * The bare floor that the service is measured against: Hono and one durable INSERT (WAL, synchronous=FULL) per request, with
 * no validation, key, quota, queue or encryption. `FLOOR=grouped` commits the requests of one turn of the event loop together.
 */
const database = new SqliteDatabase(join(mkdtempSync(join(tmpdir(), 'draftsmith-floor-')), 'floor.sqlite'));
database.pragma('journal_mode = WAL');
database.pragma('synchronous = FULL');
database.exec('create table jobs (id text primary key, body text not null, created_at integer not null)');
const insert = database.prepare('insert into jobs values (?, ?, ?)');

type Waiting = { body: string; resolve: (id: string) => void };
let waiting: Waiting[] = [];

const flush = database.transaction((group: Waiting[]) =>
	group.map(({ body, resolve }) => {
		const id = crypto.randomUUID();
		insert.run(id, body, Date.now());
		return () => resolve(id);
	}),
);

function grouped(body: string): Promise<string> {
	return new Promise((resolve) => {
		waiting.push({ body, resolve });
		if (waiting.length > 1) return;
		setImmediate(() => {
			const group = waiting;
			waiting = [];
			for (const answer of flush.immediate(group)) answer();
		});
	});
}

function single(body: string): string {
	const id = crypto.randomUUID();
	insert.run(id, body, Date.now());
	return id;
}

const store = process.env.FLOOR === 'grouped' ? grouped : single;
const app = new Hono();
app.post('/v1/jobs', async (c) => c.json({ id: await store(JSON.stringify(await c.req.json())) }, 202));
serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => console.log(`listening ${port}`));
