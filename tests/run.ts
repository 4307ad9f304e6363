import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';

/**
 * Runs every test: first those without a browser (vitest), then the browser's (Playwright), and ends with the names of what
 * failed and one line of counts over both. `--only=unit` runs the unit tests alone.
 */
const VitestReport = z.object({
	numPassedTests: z.number(),
	numFailedTests: z.number(),
	numPendingTests: z.number(),
	success: z.boolean(),
	testResults: z.array(
		z.object({
			name: z.string(),
			status: z.string(),
			message: z.string().default(''),
			assertionResults: z.array(
				z.object({ fullName: z.string(), status: z.string(), failureMessages: z.array(z.string()).nullish() }),
			),
		}),
	),
});
const PlaywrightReport = z.object({
	stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
});
type Counts = { passed: number; failed: number; skipped: number };
/** Sentences about what failed; the output of a long run is often kept only from its end. */
const failures: string[] = [];

const root = join(import.meta.dirname, '..');
const reports = mkdtempSync(join(tmpdir(), 'draftsmith-reports-'));
const binary = (name: string) => join(root, 'node_modules', '.bin', name);

function run(command: string, args: string[], environment: Record<string, string>): Promise<number> {
	return new Promise((resolve, reject) => {
		const child = spawn(command, args, {
			cwd: root,
			stdio: 'inherit',
			// Hundreds of services and commands start here; what Node compiles of them once is kept for the next.
			env: { NODE_COMPILE_CACHE: join(root, '.cache', 'compiled'), ...process.env, ...environment },
			shell: process.platform === 'win32',
		});
		child.on('error', reject);
		child.on('exit', (code) => resolve(code ?? 1));
	});
}

async function vitest(projects: string[]): Promise<Counts> {
	const file = join(reports, `${projects.join('-')}.json`);
	const code = await run(
		binary('vitest'),
		[
			'run',
			...projects.flatMap((project) => ['--project', project]),
			// By itself it leaves one core free, which is half of a small machine.
			`--maxWorkers=${availableParallelism()}`,
			'--reporter=default',
			'--reporter=json',
			`--outputFile.json=${file}`,
		],
		{},
	);
	const report = VitestReport.parse(JSON.parse(readFileSync(file, 'utf8')));
	for (const { name, status, message, assertionResults } of report.testResults) {
		const failed = assertionResults.filter((each) => each.status === 'failed');
		for (const { fullName, failureMessages } of failed)
			failures.push(`${name}: ${fullName}: ${failureMessages?.[0]?.split('\n')[0] ?? ''}`);
		if (status === 'failed' && failed.length === 0) failures.push(`${name}: ${message}`);
	}
	// A file that could not be loaded counts no failed test, but the run has failed.
	const failed = report.success && code === 0 ? report.numFailedTests : Math.max(1, report.numFailedTests);
	return { passed: report.numPassedTests, failed, skipped: report.numPendingTests };
}

async function playwright(): Promise<Counts> {
	const file = join(reports, 'playwright.json');
	const code = await run(binary('playwright'), ['test', '--config', 'tests/playwright.config.ts'], {
		PLAYWRIGHT_JSON_OUTPUT_FILE: file,
	});
	const { stats } = PlaywrightReport.parse(JSON.parse(readFileSync(file, 'utf8')));
	const failed = code === 0 ? stats.unexpected : Math.max(1, stats.unexpected);
	if (failed > 0) failures.push(`${failed} in the browser: see above`);
	return { passed: stats.expected + stats.flaky, failed, skipped: stats.skipped };
}

const stages =
	process.argv[2] === '--only=unit'
		? [() => vitest(['unit'])]
		: [() => vitest(['unit']), () => vitest(['service']), () => vitest(['wordpress']), playwright];
const total: Counts = { passed: 0, failed: 0, skipped: 0 };
try {
	for (const stage of stages) {
		const { passed, failed, skipped } = await stage();
		total.passed += passed;
		total.failed += failed;
		total.skipped += skipped;
	}
} finally {
	rmSync(reports, { recursive: true });
}
for (const failure of failures) console.log(`FAILED ${failure}`);
console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exit(total.failed > 0 || total.passed === 0 ? 1 : 0);
