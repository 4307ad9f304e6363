// Format and lint (biome), the direction of imports (dependency-cruiser), unused files, exports and packages (knip), and PHP's
// syntax and style (PHP_CodeSniffer) where there is a PHP. The first that fails ends it.
import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { ensurePhpCodeSniffer } from '../tests/wordpress/php-code-sniffer.ts';

function check(name, command, args) {
	process.stderr.write(`lint: ${name}\n`);
	const { status } = spawnSync(command, args, { stdio: 'inherit', shell: process.platform === 'win32' });
	if (status !== 0) process.exit(status ?? 1);
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
const hasPhp = spawnSync('php', ['--version']).status === 0;
if (!hasPhp) {
	process.stderr.write('lint: no PHP here, so its syntax is checked by the WordPress tests only\n');
	process.exit(0);
}
const files = globSync('plugin/**/*.php', { exclude: (path) => path.includes('node_modules') });
process.stderr.write(`lint: the syntax of ${files.length} PHP files\n`);
for (const file of files) {
	const { status, stdout } = spawnSync('php', ['-l', '-d', 'display_errors=1', file], { encoding: 'utf8' });
	if (status !== 0) {
		process.stderr.write(stdout);
		process.exit(1);
	}
}
const sniffer = await ensurePhpCodeSniffer((line) => process.stderr.write(`lint: ${line}\n`));
if (sniffer !== undefined) {
	// It is older than the newest PHP, whose deprecations of its own code are not ours.
	const settings = ['-d', 'error_reporting=8191', '-d', `include_path=${sniffer}`];
	const runner = join(sniffer, '..', '..', 'bin', 'phpcs');
	check('PHP_CodeSniffer', 'php', [...settings, runner, '--standard=tools/phpcs.xml', '-n', '-q', '--report=emacs']);
}
