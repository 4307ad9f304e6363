import type { Role } from '@draftsmith/shared';

/**
 * Who may do what: the least role of each action, and whether it must be said why (it always may). This is the only place that decides.
 *
 * Whoever can make a key for a site can read that site's articles with it. So keys are made by owners, like exports: everybody
 * below them sees that something is there, never what it says.
 */
export const PERMISSIONS = {
	'account.list': { least: 'read-only', needsReason: false },
	'account.show': { least: 'read-only', needsReason: false },
	'account.plan': { least: 'operator', needsReason: true },
	'account.correct': { least: 'owner', needsReason: true },
	'account.restrict': { least: 'support', needsReason: true },
	'account.unrestrict': { least: 'operator', needsReason: true },
	'account.export': { least: 'owner', needsReason: true },
	'account.delete': { least: 'owner', needsReason: true },
	'site.list': { least: 'read-only', needsReason: false },
	'site.show': { least: 'read-only', needsReason: false },
	'site.prove': { least: 'support', needsReason: false },
	'site.close': { least: 'operator', needsReason: true },
	'key.list': { least: 'read-only', needsReason: false },
	'key.create': { least: 'owner', needsReason: true },
	'key.rotate': { least: 'owner', needsReason: true },
	'key.revoke': { least: 'support', needsReason: true },
	'plan.list': { least: 'read-only', needsReason: false },
	'usage.show': { least: 'read-only', needsReason: false },
	'mail.list': { least: 'read-only', needsReason: false },
	'audit.list': { least: 'support', needsReason: false },
	'audit.verify': { least: 'read-only', needsReason: false },
	'receipt.verify': { least: 'read-only', needsReason: false },
	'retention.show': { least: 'read-only', needsReason: false },
	'retention.sweep': { least: 'operator', needsReason: false },
	'policy.announce': { least: 'owner', needsReason: true },
	'operator.list': { least: 'owner', needsReason: false },
	'operator.add': { least: 'owner', needsReason: false },
	'operator.revoke': { least: 'owner', needsReason: true },
} as const satisfies Record<string, Permission>;

export type Permission = { least: Role; needsReason: boolean };

export type ActionName = keyof typeof PERMISSIONS;

/** From the one that may do least; each may do what those before it may. */
const ROLES = ['read-only', 'support', 'operator', 'owner'] as const satisfies readonly Role[];

/** Whether a role may do an action. */
export function mayDo(role: Role, action: ActionName): boolean {
	return ROLES.indexOf(role) >= ROLES.indexOf(PERMISSIONS[action].least);
}
