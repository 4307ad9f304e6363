import { expect, test } from 'vitest';
import { PERMISSIONS } from '../operators/index.ts';
import { CommandError } from './open-session.ts';
import { isGroup, runCommand } from './run-command.ts';

async function run(...argv: string[]) {
	const [out, err]: [string[], string[]] = [[], []];
	let opened = 0;
	const code = await runCommand(argv, {
		open: async () => {
			opened++;
			throw new CommandError('There is no database.');
		},
		print: (line) => out.push(line),
		printError: (line) => err.push(line),
	});
	return { code, out: out.join('\n'), err: err.join('\n'), opened };
}

const GROUPS = [...new Set(Object.keys(PERMISSIONS).map((name) => name.slice(0, name.indexOf('.'))))];

test.each(GROUPS)('%s has a usage that names each of its commands and whether it needs a reason', async (group) => {
	expect(isGroup(group)).toBe(true);
	const { code, out, err } = await run(group, '--help');
	expect([code, err]).toEqual([0, '']);
	for (const [name, { needsReason }] of Object.entries(PERMISSIONS)) {
		if (!name.startsWith(`${group}.`)) continue;
		const [, described = ''] = out.split(`draftsmith ${name.replace('.', ' ')}`);
		expect(described, name).not.toBe('');
		expect(described.split('\n\n')[0]?.includes('--reason'), name).toBe(needsReason);
	}
});

test.each([
	['no command', ['account']],
	['an unknown command', ['account', 'frobnicate']],
	['a word too few', ['account', 'show']],
	['a word too many', ['account', 'show', 'a', 'b']],
	['an unknown option', ['account', 'list', '--frobnicate']],
	['an option without its value', ['account', 'list', '--limit']],
	['a missing reason', ['account', 'plan', 'a', 'pro']],
])('%s is a wrong command line: code 2, what is right, and no look at the database', async (_name, argv) => {
	const { code, out, err, opened } = await run(...argv);
	expect([code, out, opened]).toEqual([2, '', 0]);
	expect(err).toContain('draftsmith account');
});

test('what fails says what to do, with code 1', async () => {
	expect(await run('account', 'show', 'a')).toEqual({
		code: 1,
		out: '',
		err: 'draftsmith: There is no database.',
		opened: 1,
	});
});

test('with --json an error is JSON too', async () => {
	const failed = await run('account', 'show', 'a', '--json');
	expect([failed.code, JSON.parse(failed.err)]).toEqual([1, { code: 'not_set_up', detail: 'There is no database.' }]);
	const wrong = await run('account', 'show', '--json');
	expect([wrong.code, JSON.parse(wrong.err).code]).toEqual([2, 'usage']);
});

test.each(['serve', 'constructor', '__proto__', '', undefined])('%j is no group', (word) => {
	expect(isGroup(word)).toBe(false);
});
