import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Service, startService } from '@draftsmith/service';
import { type Clock, systemClock } from '@draftsmith/service/clock';
import { readConfig } from '@draftsmith/service/config';
import { createLog } from '@draftsmith/service/log';
import type { RegistrationRequest } from '@draftsmith/shared';
import { type Client, createClient } from '@draftsmith/shared/client';
import { testSettings } from '../stack/server-process.ts';

export type TestService = {
	url: string;
	folder: string;
	/** Every line the service logged. */
	logs: string[];
	/** Registers a site; gives its key and a client that holds it. */
	register: (overrides?: Partial<RegistrationRequest>) => Promise<{ key: string; client: Client }>;
	/** Stops and starts again on the same data; from then on with these settings too. */
	restart: (changed?: Record<string, string>) => Promise<void>;
	stop: () => Promise<void>;
};

export type TestServiceOptions = {
	environment?: Record<string, string>;
	/** Models for DRAFTSMITH_ENGINES. */
	models?: Record<string, unknown>[];
	clock?: Clock;
};

/** The real service in this process: real HTTP on a free port, a real database file in a folder of its own. */
export async function startTestService(options: TestServiceOptions = {}): Promise<TestService> {
	const folder = mkdtempSync(join(tmpdir(), 'draftsmith-test-'));
	const enginesFile = join(folder, 'engines.json');
	if (options.models) writeFileSync(enginesFile, JSON.stringify({ models: options.models }));
	const logs: string[] = [];
	const log = createLog('trace', { write: (line: string) => logs.push(line) });
	const environment: Record<string, string> = {
		...testSettings(folder),
		...(options.models ? { DRAFTSMITH_ENGINES: enginesFile } : {}),
		...options.environment,
	};
	const start = (): Promise<Service> =>
		startService({
			config: readConfig(environment),
			log,
			clock: options.clock ?? systemClock,
			environment,
			version: 'test',
			onFatal: (error) => {
				throw error;
			},
		});
	let service = await start();
	return {
		get url() {
			return service.url;
		},
		folder,
		logs,
		register: async (overrides = {}) => {
			const { key } = await createClient({ baseUrl: service.url }).register({
				email: 'owner@example.org',
				domain: 'example.org',
				...overrides,
			});
			return { key, client: createClient({ baseUrl: service.url, key, retries: 0 }) };
		},
		restart: async (changed = {}) => {
			await service.stop();
			Object.assign(environment, changed);
			service = await start();
		},
		stop: async () => {
			await service.stop();
			rmSync(folder, { recursive: true });
		},
	};
}
