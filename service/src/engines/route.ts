import type { Engine } from './engine.ts';

/**
 * The model and its fallbacks, in the order in which to ask them: those that are allowed, of the model's own scope. Empty when the
 * model itself is not among them. Fallbacks of fallbacks are not followed.
 * @param allowed the engines that a site may use
 */
export function routeOf(id: string, allowed: readonly Engine[]): Engine[] {
	const first = allowed.find((engine) => engine.id === id);
	if (!first) return [];
	// The engines file was checked for this; whatever it says, no text leaves its scope.
	const sameScope = allowed.filter((engine) => engine.scope === first.scope);
	return [first, ...first.fallbacks.flatMap((fallback) => sameScope.filter((engine) => engine.id === fallback))];
}
