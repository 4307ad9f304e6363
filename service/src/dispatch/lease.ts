import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import { type Database, JOB_HEAD, type Transaction } from '../store/index.ts';

/** A worker process's name on its leases: host, process id, and a random part, for a process id is used again. */
export function createOwner(): string {
	return `${hostname()}/${process.pid}/${randomBytes(6).toString('hex')}`;
}

/** Whether the process of a lease is surely gone: it ran on this host, and no such process does. Else only time can tell. */
function isOwnerDead(owner: string, own: string): boolean {
	const [host, pid] = owner.split('/');
	if (owner === own || host !== hostname()) return false;
	if (Number(pid) === process.pid) return true;
	try {
		process.kill(Number(pid), 0);
		return false;
	} catch (error) {
		return error instanceof Error && 'code' in error && error.code === 'ESRCH';
	}
}

/** Lets the leases of processes that are surely gone run out now, so that a restart need not wait for them. */
export async function expireDeadLeases(trx: Transaction, own: string): Promise<void> {
	const owners = await trx
		.selectFrom('jobs')
		.select('lease_owner')
		.distinct()
		.where('state', '=', 'processing')
		.execute();
	const dead = owners.map((row) => row.lease_owner ?? '').filter((owner) => isOwnerDead(owner, own));
	if (dead.length === 0) return;
	await trx
		.updateTable('jobs')
		.set({ lease_until: 0 })
		.where('state', '=', 'processing')
		.where('lease_owner', 'in', dead)
		.execute();
}

/**
 * Heartbeat: extends the leases of the jobs that a process is running, and no others: a job that it forgot must be found by the
 * reaper. Returns the ids of those that it still holds.
 */
export async function extendLeases(trx: Transaction, owner: string, ids: string[], until: number): Promise<string[]> {
	if (ids.length === 0) return [];
	const rows = await trx
		.updateTable('jobs')
		.set({ lease_until: until })
		.where('state', '=', 'processing')
		.where('lease_owner', '=', owner)
		.where('id', 'in', ids)
		.returning('id')
		.execute();
	return rows.map((row) => row.id);
}

const REAPED_AT_ONCE = 100;

/** Jobs whose worker has been silent for longer than its lease. */
export function expiredLeases(db: Database, now: number) {
	return db
		.selectFrom('jobs')
		.select(JOB_HEAD)
		.where('state', '=', 'processing')
		.where('lease_until', '<', now)
		.limit(REAPED_AT_ONCE)
		.execute();
}
