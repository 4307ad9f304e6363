/**
 * PostgreSQL: canceled or timed out, shut down or starting, a lock that did not come, no place for another connection, or given up
 * after so many deadlocks. SQLite: locked by another process for longer than we wait.
 */
const CODES = /^(57014|57P0[1-3]|55P03|53300|08\w{3}|40001|40P01|SQLITE_(BUSY|LOCKED)(_\w+)?)$/;

/** The connection itself: the server can't be reached, or has hung up. */
const SOCKET = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH']);

/** What the pool and its driver say without a code. */
const MESSAGES = new Set([
	'timeout exceeded when trying to connect',
	'Connection terminated due to connection timeout',
	'Connection terminated unexpectedly',
	'Client has encountered a connection error and is not queryable',
]);

/** Whether an error says that the database is away, locked or overloaded, so that the same may succeed later. */
export function isUnavailable(error: Error): boolean {
	if (MESSAGES.has(error.message)) return true;
	const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
	return CODES.test(code) || SOCKET.has(code);
}
