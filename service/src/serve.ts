import type { Config } from './config.ts';
import { systemClock } from './platform/clock.ts';
import { createLog, describeError } from './platform/log.ts';
import { startService } from './service.ts';

/**
 * Runs the service until a signal ends it.
 * @returns the exit code
 * @throws {SetupError} and what the system throws, when it can't start
 */
export async function serve(config: Config, version: string): Promise<number> {
	const log = createLog(config.logLevel);
	for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
		// Errors of SDKs carry prompts: only their name and place are written.
		process.on(event, (error: unknown) => {
			log.fatal(describeError(error), 'an error that nobody expected; the service ends and should be started again');
			process.exit(70);
		});
	}
	// Listening for signals begins before anybody can know that we run.
	const stopped = new Promise<string>((resolve) => {
		process.on('SIGTERM', resolve);
		process.on('SIGINT', resolve);
	});
	const service = await startService({
		config,
		log,
		clock: systemClock,
		environment: process.env,
		version,
		onFatal: (error) => {
			log.fatal(
				describeError(error),
				'the disk failed; the service ends so that nothing is acknowledged that may be lost',
			);
			process.exit(74);
		},
	});
	const signal = await stopped;
	log.info({ signal }, 'draining');
	await service.stop();
	log.info('stopped');
	return 0;
}
