import type { Actor } from '../platform/caller.ts';

/**
 * Whoever runs the command line on the machine itself. Who can read the data folder and the master key can read everything
 * there is, so a lesser role would protect nothing.
 */
export function localOwner(user: string): Actor {
	// Users of a directory may be called like their e-mail address.
	return { name: `local:${user.replace(/[^\w.-]/g, '_').slice(0, 64)}`, role: 'owner' };
}
