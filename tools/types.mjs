// TypeScript, strict, in every workspace.
import { spawnSync } from 'node:child_process';

let failed = false;
for (const workspace of ['shared', 'service', 'plugin', 'tests']) {
	const { status } = spawnSync('node_modules/.bin/tsc', ['-p', workspace], {
		stdio: 'inherit',
		shell: process.platform === 'win32',
	});
	failed ||= status !== 0;
}
process.exit(failed ? 1 : 0);
