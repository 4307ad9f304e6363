// The only file that must run on any Node >= 20: it brings Node 24 and the dependencies, then hands over to npm's own
// tools on that Node. Node built-ins only, because nothing is installed when it starts.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const cache = join(root, '.cache');
const NODE_VERSION = '24.21.0';
// TypeScript runs as it is (type stripping without a flag) from this version on.
const OLDEST_NODE = [22, 18];

const commands = {
	build: [['plugin/build.mjs']],
	'build:plugin': [['plugin/build.mjs'], ['plugin/tools/package.ts']],
	i18n: [['plugin/tools/i18n.ts']],
	demo: [['plugin/build.mjs'], ['tests/demo/demo.ts']],
	start: [['service/src/main.ts', 'serve']],
	draftsmith: [['service/src/main.ts']],
	bench: [
		['plugin/build.mjs'],
		['tests/bench/bench.ts'],
		['tests/bench/renderer.ts'],
		['tests/bench/stream.ts'],
		['tests/bench/articles.ts'],
	],
	test: [['plugin/build.mjs'], ['tests/run.ts']],
	'test:unit': [['tests/run.ts', '--only=unit']],
	lint: [['tools/lint.mjs']],
	types: [['tools/types.mjs']],
};

function fail(message) {
	process.stderr.write(`\ndraftsmith: ${message}\n`);
	process.exit(1);
}

function isOldEnough(version) {
	const [major = 0, minor = 0] = version.split('.').map(Number);
	return major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1]);
}

/** Runs npm with the given Node; its output shows, so that a slow download is seen to move. */
function npm(node, args, why) {
	process.stderr.write(`draftsmith: ${why} …\n`);
	const beside = join(dirname(process.execPath), '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js');
	const cli = process.env.npm_execpath ?? (existsSync(beside) ? beside : undefined);
	const result = cli
		? spawnSync(node, [cli, ...args], { cwd: root, stdio: ['ignore', 2, 2] })
		: spawnSync('npm', args, { cwd: root, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' });
	if (result.status !== 0)
		fail(
			`${why} failed (npm ${args.join(' ')}). Look at npm's message above; with the network back, run the same command again.`,
		);
}

/** The `node` package publishes one binary package a platform; they need no install script, unlike `node` itself. */
function nodePackage() {
	const { platform, arch } = process;
	if (platform === 'darwin') return `node-bin-darwin-${arch}`;
	if (platform === 'win32') return `node-win-${arch}`;
	return `node-${platform}-${arch}`;
}

function ensureNode() {
	if (isOldEnough(process.versions.node)) return process.execPath;
	if (Number(process.versions.node.split('.')[0]) < 20)
		fail(
			`Node ${process.versions.node} is too old. Install Node 20 or newer from https://nodejs.org, then run this again.`,
		);
	const folder = join(cache, 'node');
	const binary = join(folder, 'node_modules', nodePackage(), 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
	const works = () =>
		existsSync(binary) && spawnSync(binary, ['--version'], { encoding: 'utf8' }).stdout?.trim() === `v${NODE_VERSION}`;
	if (!works()) {
		mkdirSync(folder, { recursive: true });
		npm(
			process.execPath,
			[
				'install',
				'--prefix',
				folder,
				'--no-save',
				'--no-package-lock',
				'--no-audit',
				'--no-fund',
				`${nodePackage()}@${NODE_VERSION}`,
			],
			`this Node is ${process.versions.node}: bringing Node ${NODE_VERSION} from npm`,
		);
		if (!works())
			fail(
				`Node ${NODE_VERSION} from npm does not run on ${process.platform}-${process.arch}. Install Node 24 from https://nodejs.org, then run this again.`,
			);
	}
	return binary;
}

function ensureDependencies(node) {
	const lock = join(root, 'package-lock.json');
	const mark = join(root, 'node_modules', '.draftsmith-installed');
	const wanted = readFileSync(lock, 'utf8');
	if (existsSync(mark) && readFileSync(mark, 'utf8') === String(statSync(lock).size) + hash(wanted)) return;
	npm(node, ['ci', '--no-audit', '--no-fund'], 'installing dependencies (about two minutes the first time)');
	writeFileSync(mark, String(statSync(lock).size) + hash(wanted));
}

function hash(text) {
	return createRequire(import.meta.url)('node:crypto')
		.createHash('sha256')
		.update(text)
		.digest('hex');
}

function run(node, args) {
	return new Promise((done) => {
		const child = spawn(node, args, {
			cwd: root,
			stdio: 'inherit',
			env: { ...process.env, PATH: dirname(node) + delimiter + (process.env.PATH ?? '') },
		});
		// The child ends itself on a signal (it drains); this process only has to outlive it.
		for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
		child.on('exit', (code, signal) => done(code ?? (signal === 'SIGINT' ? 130 : 1)));
	});
}

const [name, ...rest] = process.argv.slice(2);
const steps = commands[name];
if (!steps) fail(`usage: node tools/run.mjs ${Object.keys(commands).join(' | ')}`);
const node = ensureNode();
ensureDependencies(node);
for (const [index, step] of steps.entries()) {
	const code = await run(node, index === steps.length - 1 ? [...step, ...rest] : step);
	if (code !== 0) process.exit(code);
}
