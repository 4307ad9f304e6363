import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BootOptions, bootWordPress, type WordPressSite } from '../wordpress/index.ts';
import { findFreePort } from '../wordpress/ports.ts';
import { SERVICE_MAIN, type ServerProcess, startServerProcess } from './server-process.ts';

export type Stack = {
	site: WordPressSite;
	/** The service's address; the same after `restartService`. */
	serviceUrl: string;
	/** Registers the site as its administrator would, over the plugin's own route. */
	register: () => Promise<void>;
	stopService: () => Promise<void>;
	startService: () => Promise<void>;
	stop: () => Promise<void>;
};

export type StackOptions = {
	boot: BootOptions;
	/** Models for DRAFTSMITH_ENGINES. */
	models?: Record<string, unknown>[];
	/** More settings of the service. */
	environment?: Record<string, string>;
	port?: number;
};

/** The real service as a process of its own, and a real WordPress with the plugin: what a user has. */
export async function startStack(options: StackOptions): Promise<Stack> {
	const folder = mkdtempSync(join(tmpdir(), 'draftsmith-stack-'));
	const port = options.port ?? (await findFreePort());
	const serviceUrl = `http://127.0.0.1:${port}`;
	const enginesFile = join(folder, 'engines.json');
	if (options.models) writeFileSync(enginesFile, JSON.stringify({ models: options.models }));
	const start = () =>
		startServerProcess(SERVICE_MAIN, ['serve'], {
			PORT: String(port),
			DRAFTSMITH_DATA: join(folder, 'data'),
			DRAFTSMITH_ALLOW_PRIVATE_SITES: '1',
			DRAFTSMITH_PLAN: 'agency',
			...(options.models ? { DRAFTSMITH_ENGINES: enginesFile } : {}),
			...options.environment,
		});
	let service: ServerProcess | undefined;
	let site: WordPressSite | undefined;
	const stop = async () => {
		await Promise.all([service?.stop(), site?.stop()]);
		rmSync(folder, { recursive: true, force: true });
	};
	try {
		[service, site] = await Promise.all([start(), bootWordPress(options.boot)]);
	} catch (error) {
		await stop();
		throw error;
	}
	const wordpress = site;
	return {
		site: wordpress,
		serviceUrl,
		register: async () => {
			const { status, json } = await wordpress.rest('/draftsmith/v1/registration', {
				method: 'POST',
				user: wordpress.admin,
				body: { service_url: serviceUrl, email: 'owner@example.org', name: 'Olga Owner', consent: true },
			});
			if (status !== 200) throw new Error(`the site could not be registered (${status}): ${JSON.stringify(json)}`);
		},
		stopService: async () => {
			await service?.stop();
			service = undefined;
		},
		startService: async () => {
			service ??= await start();
		},
		stop,
	};
}
