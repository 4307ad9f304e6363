// Format and lint (biome), the direction of imports (dependency-cruiser), unused files, exports and packages (knip), and PHP
// syntax where there is a PHP. The first that fails ends it.
import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';

function check(name, command, args) {
	process.stderr.write(`lint: ${name}\n`);
	const { status, error } = spawnSync(command, args, { stdio: 'inherit', shell: process.platform === 'win32' });
	if (error?.code === 'ENOENT') return false;
	if (status !== 0) process.exit(status ?? 1);
	return true;
}

const bin = (name) => `node_modules/.bin/${name}`;
check('biome', bin('biome'), ['check', '--error-on-warnings', '.']);
check('dependency-cruiser', bin('depcruise'), [
	'--config',
	'dependency-cruiser.config.mjs',
	'shared/src',
	'service/src',
	'plugin/src',
	'tests',
]);
check('knip', bin('knip'), ['--no-progress']);
const files = globSync('plugin/**/*.php', { exclude: (path) => path.includes('node_modules') });
const looked = files.every((file) => check(file, 'php', ['-l', '-d', 'display_errors=stderr', file]));
if (!looked) process.stderr.write('lint: no PHP here, so its syntax is checked by the WordPress tests only\n');
