import { type DestinationStream, type Logger, pino } from 'pino';

/**
 * The only fields that a log line may carry. A path-based deny-list forgets the next field; an allow-list cannot: whatever is
 * not named here, an error's own properties above all (they carry prompts), is dropped.
 */
const ALLOWED = new Set([
	'request_id',
	'method',
	'route',
	'status',
	'duration_ms',
	'job_id',
	'site_id',
	'account_id',
	'key_id',
	'attempt',
	'code',
	'state',
	'count',
	'model',
	'engine',
	'scope',
	'address',
	'port',
	'version',
	'path',
	'signal',
	'retryable',
	'delay_ms',
	'error_name',
	'failures',
	'detail',
	'at',
]);

export type Log = Logger;

/** A JSON logger whose lines hold allow-listed fields of scalar type only. */
export function createLog(level: string, destination?: DestinationStream): Log {
	const options = {
		level,
		base: null,
		timestamp: pino.stdTimeFunctions.isoTime,
		formatters: {
			level: (label: string) => ({ level: label }),
			log: (fields: Record<string, unknown>) => allowed(fields),
		},
		serializers: { err: () => undefined, error: () => undefined },
	};
	return destination ? pino(options, destination) : pino(options);
}

function allowed(fields: Record<string, unknown>): Record<string, unknown> {
	const kept: Record<string, unknown> = {};
	for (const [name, value] of Object.entries(fields)) {
		const scalar = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
		if (scalar && ALLOWED.has(name)) kept[name] = value;
	}
	return kept;
}

/** What may be said of an unexpected error: its name, its code, and the places in our own code. Never its message. */
export function describeError(error: unknown): { error_name: string; code?: string; at?: string } {
	if (!(error instanceof Error)) return { error_name: typeof error };
	const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {};
	const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at .*(service|shared)\/src\//.test(line));
	const at = frames
		.slice(0, 4)
		.map((line) => line.trim().replace(/^at .*?\(?(file:\/\/)?[^ ]*?((service|shared)\/src\/)/, '$2'));
	return { error_name: error.name, ...code, ...(at.length > 0 ? { at: at.join(' < ') } : {}) };
}
