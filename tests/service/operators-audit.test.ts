import type SqliteDatabase from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addOperator, behindItsBack, command } from './operators-harness.ts';
import { startTestService, type TestService } from './start-test-service.ts';

let service: TestService;

beforeAll(async () => {
	service = await startTestService();
	for (const name of ['ann', 'ben', 'cem', 'dia', 'eva', 'fay']) await addOperator(service.folder, name, 'support');
});

afterAll(() => service.stop());

async function verify() {
	const { code, out } = await command(service.folder, ['audit', 'verify', '--json']);
	const { sound, broken_at } = JSON.parse(out);
	return { code, sound, brokenAt: broken_at };
}

const run = (statement: string) => (database: SqliteDatabase.Database) => {
	database.exec(statement);
};

type Meddling = { name: string; statement: string; brokenAt: number };

const MEDDLING: Meddling[] = [
	{ name: 'another actor', statement: "update audit set actor = 'operator:eva' where seq = 3", brokenAt: 3 },
	{ name: 'another role', statement: "update audit set role = 'support' where seq = 3", brokenAt: 3 },
	{ name: 'another action', statement: "update audit set action = 'plan.list' where seq = 3", brokenAt: 3 },
	{ name: 'another subject', statement: 'update audit set subject = null where seq = 3', brokenAt: 3 },
	{ name: 'another reason', statement: "update audit set reason = 'because' where seq = 3", brokenAt: 3 },
	{ name: 'another time', statement: 'update audit set at = at + 1 where seq = 3', brokenAt: 3 },
	{ name: 'other details', statement: `update audit set details = '{"outcome":"done"}' where seq = 3`, brokenAt: 3 },
	{ name: 'another hash', statement: "update audit set hash = 'f' where seq = 3", brokenAt: 3 },
	{ name: 'one taken out', statement: 'delete from audit where seq = 3', brokenAt: 3 },
	{ name: 'the first taken out', statement: 'delete from audit where seq = 1', brokenAt: 1 },
	{
		name: 'one taken out, the others moved up',
		statement: 'delete from audit where seq = 3; update audit set seq = seq - 1 where seq > 3',
		brokenAt: 3,
	},
	{
		name: 'two that changed places',
		statement:
			'update audit set seq = -2 where seq = 2; update audit set seq = 2 where seq = 3; update audit set seq = 3 where seq = -2',
		brokenAt: 2,
	},
	{
		name: 'one put in, the others moved down',
		statement: `update audit set seq = -seq where seq > 3; update audit set seq = 1 - seq where seq < 0;
			insert into audit select 4, at, actor, role, action, subject, reason, details, previous, hash from audit where seq = 2;
			update chain_heads set seq = seq + 1 where name = 'audit'`,
		brokenAt: 4,
	},
];

test.each(MEDDLING)('$name is found', async ({ statement, brokenAt }) => {
	expect(await verify()).toMatchObject({ code: 0, sound: true, brokenAt: null });
	behindItsBack(
		service.folder,
		run('create table kept as select * from audit; create table heads as select * from chain_heads'),
	);
	try {
		behindItsBack(service.folder, run(statement));
		expect(await verify()).toEqual({ code: 1, sound: false, brokenAt });
		expect((await command(service.folder, ['audit', 'list'])).code).toBe(0);
	} finally {
		behindItsBack(
			service.folder,
			run(`delete from audit; insert into audit select * from kept; drop table kept;
				delete from chain_heads; insert into chain_heads select * from heads; drop table heads`),
		);
	}
});

test('the newest taken out is found', async () => {
	behindItsBack(
		service.folder,
		run('create table kept as select * from audit; create table heads as select * from chain_heads'),
	);
	behindItsBack(service.folder, run('delete from audit where seq = (select max(seq) from audit)'));
	const { sound, brokenAt } = await verify();
	expect([sound, typeof brokenAt]).toEqual([false, 'number']);
	behindItsBack(
		service.folder,
		run(`delete from audit; insert into audit select * from kept; drop table kept;
			delete from chain_heads; insert into chain_heads select * from heads; drop table heads`),
	);
	expect(await verify()).toMatchObject({ sound: true });
});

test('an entry that is no JSON any more is still listed, and found', async () => {
	behindItsBack(service.folder, run("update audit set details = 'x' where seq = 2"));
	expect(await verify()).toEqual({ code: 1, sound: false, brokenAt: 2 });
	const { code, out } = await command(service.folder, ['audit', 'list', '--limit', '1000', '--json']);
	expect(code).toBe(0);
	expect(JSON.parse(out).data.find(({ seq }: { seq: number }) => seq === 2)).toMatchObject({
		outcome: null,
		details: {},
	});
});
