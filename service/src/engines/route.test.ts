import { expect, test } from 'vitest';
import { outlineEngine } from './outline-engine.ts';
import { routeOf } from './route.ts';

const engine = (id: string, scope: 'self_hosted' | 'external', ...fallbacks: string[]) => ({
	...outlineEngine,
	id,
	scope,
	fallbacks,
});
const idsOf = (id: string, engines: Parameters<typeof routeOf>[1]) => routeOf(id, engines).map((each) => each.id);

test('a fallback never changes the scope, whatever the file says, and is not followed further', () => {
	const engines = [
		engine('own', 'self_hosted', 'far', 'second', 'nobody', 'third'),
		engine('far', 'external', 'own', 'farther'),
		engine('second', 'self_hosted', 'fourth'),
		engine('third', 'self_hosted'),
		engine('fourth', 'self_hosted'),
		engine('farther', 'external'),
	];
	expect(idsOf('own', engines)).toEqual(['own', 'second', 'third']);
	expect(idsOf('far', engines)).toEqual(['far', 'farther']);
	expect(idsOf('nobody', engines)).toEqual([]);
});
