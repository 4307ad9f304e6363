import { expect, test } from 'vitest';
import { createLog, describeError } from './log.ts';

function logged(act: (log: ReturnType<typeof createLog>) => void): string {
	let text = '';
	act(createLog('trace', { write: (line: string) => (text += line) }));
	return text;
}

test('only allow-listed scalar fields are written', () => {
	const text = logged((log) =>
		log.info({ job_id: 'j', prompt: 'SECRET', status: 200, detail: { prompt: 'SECRET' } }, 'said'),
	);
	expect(text).not.toContain('SECRET');
	expect(JSON.parse(text)).toMatchObject({ level: 'info', job_id: 'j', status: 200, msg: 'said' });
});

test('an error given to the logger leaves nothing of itself', () => {
	const error = Object.assign(new Error('SECRET'), { requestBodyValues: { prompt: 'SECRET' } });
	expect(logged((log) => log.error({ err: error }, 'failed'))).not.toContain('SECRET');
	expect(logged((log) => log.error({ ...describeError(error) }, 'failed'))).not.toContain('SECRET');
});

test('a line break in a field stays one line', () => {
	const text = logged((log) => log.info({ route: 'a\nb\u001b[31m' }, 'said'));
	expect(text.trim().split('\n')).toHaveLength(1);
});
