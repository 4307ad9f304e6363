import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { type LeashedProcess, startLeashed } from './leashed-process.ts';
import { findFreePort, isPortOpen } from './ports.ts';

const servers: LeashedProcess[] = [];

afterEach(async () => {
	await Promise.all(servers.splice(0).map((server) => server.stop()));
});

/** A server that starts another process, as PHP starts its workers; only the other one listens. */
function serverWithWorker(port: number): string[] {
	const worker = `process.on('SIGTERM', () => {}); require('node:http').createServer().listen(${port}, '127.0.0.1');`;
	return ['-e', `require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(worker)}]);`];
}

test('stop() ends the server and what it started, even what ignores SIGTERM', async () => {
	const port = await findFreePort();
	const folder = mkdtempSync(join(tmpdir(), 'leash-'));
	const logFile = join(folder, 'log');
	const server = startLeashed({ command: process.execPath, args: serverWithWorker(port), logFile, folder });
	servers.push(server);
	await vi.waitFor(async () => expect(await isPortOpen(port)).toBe(true), { timeout: 10_000 });
	server.assertRunning();

	await server.stop();

	expect(await isPortOpen(port)).toBe(false);
});

test('the server and its folder go when the process that started it is killed', async () => {
	const port = await findFreePort();
	const folder = mkdtempSync(join(tmpdir(), 'leash-'));
	const owner = join(folder, 'owner.ts');
	const start = { command: process.execPath, args: serverWithWorker(port), logFile: join(folder, 'log'), folder };
	const module = JSON.stringify(join(import.meta.dirname, 'leashed-process.ts'));
	writeFileSync(owner, `import { startLeashed } from ${module}; startLeashed(${JSON.stringify(start)});`);
	const child = spawn(process.execPath, [owner], { stdio: 'ignore' });
	await vi.waitFor(async () => expect(await isPortOpen(port)).toBe(true), { timeout: 10_000 });

	child.kill('SIGKILL');
	await once(child, 'exit');

	await vi.waitFor(async () => expect(await isPortOpen(port)).toBe(false), { timeout: 10_000 });
	await vi.waitFor(() => expect(existsSync(folder)).toBe(false), { timeout: 10_000 });
});

test('a server that ends by itself is reported with what it said', async () => {
	const folder = mkdtempSync(join(tmpdir(), 'leash-'));
	const args = ['-e', 'console.error("no such port"); process.exit(3);'];
	const server = startLeashed({ command: process.execPath, args, logFile: join(folder, 'log'), folder });
	servers.push(server);

	await vi.waitFor(() => expect(() => server.assertRunning()).toThrow(/ended with 3.\s+no such port/), {
		timeout: 10_000,
	});
});
