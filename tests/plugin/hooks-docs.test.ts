import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');

type Hook = { name: string; kind: 'filter' | 'action'; arguments: number };

/** The arguments of a call, from after its opening bracket: those between commas that no bracket or quote hides. */
function countArguments(source: string): number {
	let depth = 0;
	let quote = '';
	let count = 1;
	for (const letter of source) {
		if (quote !== '') {
			if (letter === quote) quote = '';
		} else if (letter === "'" || letter === '"') quote = letter;
		else if ('([{'.includes(letter)) depth += 1;
		else if (letter === ',' && depth === 0) count += 1;
		else if (')]}'.includes(letter)) {
			if (depth === 0) return count;
			depth -= 1;
		}
	}
	throw new Error(`the call has no end: ${source.slice(0, 80)}`);
}

/** The plugin's hooks in a PHP source. */
function phpHooks(source: string): Hook[] {
	const calls = source.matchAll(/\b(apply_filters|do_action)(?:_ref_array)?\(\s*(['"])(draftsmith[^'"]*)\2/g);
	return [...calls].map((call) => ({
		name: call[3] ?? '',
		kind: call[1] === 'do_action' ? 'action' : 'filter',
		arguments: countArguments(source.slice(call.index + call[0].length)) - 1,
	}));
}

/** The plugin's hooks in a TypeScript source, whether named in the call or by a constant of the same file. */
function scriptHooks(source: string): Hook[] {
	const names = new Map(
		[...source.matchAll(/const (\w+) = '(draftsmith\.\w+)'/g)].map((match) => [match[1], match[2]]),
	);
	return [...source.matchAll(/\b(applyFilters|doAction)\(\s*(?:'([^']+)'|(\w+))/g)].map((call) => ({
		name: call[2] ?? names.get(call[3]) ?? `unknown ${call[3]}`,
		kind: call[1] === 'doAction' ? 'action' : 'filter',
		arguments: countArguments(source.slice(call.index + call[0].length)) - 1,
	}));
}

/** The hooks that a page documents, each with all of its section. */
function documented(page: string): (Hook & { section: string })[] {
	const sections = page.split(/^(?=#{2,3} )/m);
	return sections.flatMap((section) => {
		const heading = /^### `(.+)` \((?:JavaScript )?(filter|action)\)$/m.exec(section);
		if (heading === null) return [];
		const rows = section.split('\n').filter((line) => line.startsWith('| `')).length;
		return [{ name: heading[1] ?? '', kind: heading[2] === 'action' ? 'action' : 'filter', arguments: rows, section }];
	});
}

const files = [
	...globSync('plugin/{includes/**/*,*}.php', { cwd: root }).map((file) =>
		phpHooks(readFileSync(join(root, file), 'utf8')),
	),
	...globSync('plugin/src/**/*.{ts,tsx}', { cwd: root }).map((file) =>
		scriptHooks(readFileSync(join(root, file), 'utf8')),
	),
].flat();
const inCode = [...new Map(files.map((hook) => [`${hook.kind} ${hook.name} ${hook.arguments}`, hook])).values()];
const page = readFileSync(join(root, 'docs/hooks.md'), 'utf8');
const inDocs = documented(page);

test('every hook of the code is documented with its kind and arguments, and no other', () => {
	const plain = (hooks: Hook[]) => hooks.map(({ name, kind, arguments: count }) => `${kind} ${name} (${count})`).sort();
	expect(plain(inCode).length).toBeGreaterThan(5);
	expect(plain(inDocs)).toEqual(plain(inCode));
});

describe.each(inDocs)('$name', ({ name, kind, section }) => {
	test('says since when and where it is, and shows an example that uses it', () => {
		const [, since, where] = /^Since (\d+\.\d+\.\d+), in `([^`]+)`/m.exec(section) ?? [];
		expect(since).toBeDefined();
		expect(readFileSync(join(root, 'plugin', where ?? ''), 'utf8')).toContain(name);
		const example = /```(?:php|js)\n([\s\S]+?)```/.exec(section)?.[1] ?? '';
		expect(example).toContain(name);
		expect(example).toMatch(kind === 'action' ? /add_?action/i : /add_?filter/i);
	});
});

test('the search finds hooks however they are written', () => {
	expect(phpHooks(`apply_filters( 'draftsmith_a', f( 1, 2 ), "x, y" ); do_action(\n\t'draftsmith_b' );`)).toEqual([
		{ name: 'draftsmith_a', kind: 'filter', arguments: 2 },
		{ name: 'draftsmith_b', kind: 'action', arguments: 0 },
	]);
	expect(scriptHooks(`const A = 'draftsmith.a'; applyFilters(A, {}, [1, 2]); doAction('draftsmith.b');`)).toEqual([
		{ name: 'draftsmith.a', kind: 'filter', arguments: 2 },
		{ name: 'draftsmith.b', kind: 'action', arguments: 0 },
	]);
	expect(documented('### `draftsmith_c` (action)\n\n| `$a` | int | x |\n')).toMatchObject([
		{ name: 'draftsmith_c', arguments: 1 },
	]);
});
