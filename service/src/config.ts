import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { SetupError } from './platform/setup-error.ts';

const flag = z
	.enum(['0', '1', 'true', 'false', ''])
	.default('0')
	.transform((value) => value === '1' || value === 'true');

/** Every setting of the service. Each is an environment variable; nothing else in the code reads the environment. */
const Settings = z.object({
	PORT: z.coerce.number('must be a number from 0 to 65535').int().min(0).max(65_535).default(8787),
	HOST: z.string().min(1).default('127.0.0.1'),
	DRAFTSMITH_DATA: z.string().min(1).default(join(homedir(), '.draftsmith')),
	DRAFTSMITH_MASTER_KEY: z
		.string()
		.regex(/^[0-9a-fA-F]{64}$/, 'must be 64 hexadecimal digits (32 bytes), for example from `openssl rand -hex 32`')
		.optional(),
	DRAFTSMITH_NEW_MASTER_KEY: z
		.string()
		.regex(/^[0-9a-fA-F]{64}$/, 'must be 64 hexadecimal digits (32 bytes), for example from `openssl rand -hex 32`')
		.optional(),
	DATABASE_URL: z
		.string()
		.regex(
			/^(postgres|postgresql):\/\//,
			'must begin with postgres:// ; leave it unset to use SQLite in the data folder',
		)
		.optional(),
	DRAFTSMITH_ENGINES: z.string().min(1).optional(),
	DRAFTSMITH_DISCOVER: flag.default(true),
	DRAFTSMITH_ALLOW_PRIVATE_SITES: flag,
	DRAFTSMITH_PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
	DRAFTSMITH_VERIFICATION: z.enum(['required', 'off']).default('required'),
	DRAFTSMITH_REGISTRATIONS_PER_HOUR: z.coerce.number('must be a number from 1').int().min(1).default(20),
	DRAFTSMITH_BAD_KEYS_PER_MINUTE: z.coerce.number('must be a number from 1').int().min(1).default(20),
	DRAFTSMITH_TRUST_PROXY: z.coerce
		.number('must be the number of proxies before the service')
		.int()
		.min(0)
		.max(10)
		.default(0),
	DRAFTSMITH_SHED_DELAY_MS: z.coerce
		.number('must be a number of milliseconds; 0 sheds nothing')
		.int()
		.min(0)
		.default(500),
	DRAFTSMITH_SMTP_URL: z
		.url({ protocol: /^smtps?$/, error: 'must be smtp://… or smtps://…' })
		.refine((url) => !/[?#]/.test(url), 'must end after host and port; it takes no options')
		.optional(),
	DRAFTSMITH_MAIL_FROM: z
		.string()
		.regex(
			/^([^\p{Cc}<>@]*<[^\p{Cc}\s<>@]+@[^\p{Cc}\s<>@]+>|[^\p{Cc}\s<>@]+@[^\p{Cc}\s<>@]+)$/u,
			'must be an address, such as Draftsmith <service@example.com>',
		)
		.optional(),
	DRAFTSMITH_PLAN: z.enum(['free', 'pro', 'agency', 'unlimited']).default('free'),
	DRAFTSMITH_WORKERS: z.coerce.number('must be a number from 0 to 1000').int().min(0).max(1000).default(8),
	DRAFTSMITH_LEASE_SECONDS: z.coerce.number('must be a number from 1 to 3600').int().min(1).max(3600).default(60),
	DRAFTSMITH_OPERATOR_KEY: z.string().optional(),
	LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
	OLLAMA_HOST: z.string().optional(),
});

/** The names of all settings. docs/operations.md describes each. */
export const SETTING_NAMES = Object.keys(Settings.shape);

export type Config = {
	/** TCP port; 0 lets the system choose. */
	port: number;
	host: string;
	/** Folder of the database, the master key and mails. */
	dataFolder: string;
	/** 64 hexadecimal digits, or unset: then one is made and kept in the data folder. */
	masterKey: string | undefined;
	/** The one that `draftsmith master-key rotate` puts in its place. */
	newMasterKey: string | undefined;
	databaseUrl: string | undefined;
	/** Path of the JSON file that names the models. */
	enginesFile: string | undefined;
	/** Whether to look for an Ollama or llama.cpp server on this host. */
	discover: boolean;
	ollamaHost: string | undefined;
	allowPrivateSites: boolean;
	/** The address at which browsers reach the service, where that is not the one that the site uses. */
	publicUrl: string | undefined;
	/** Whether a site must prove its domain, or its owner the e-mail address, before more than trial limits hold. */
	verification: 'required' | 'off';
	/** Registrations from one network, of one domain and of one address. */
	registrationsPerHour: number;
	/** Keys that are not valid, from one network in a minute, that are too many. */
	badKeysPerMinute: number;
	/** Proxies before the service whose `X-Forwarded-For` is believed. */
	trustProxy: number;
	/** Delay of the event loop, ms, beyond which requests are refused; 0 refuses none. */
	shedDelay: number;
	/** Where mails go; without it they are files in the data folder. */
	smtpUrl: string | undefined;
	mailFrom: string | undefined;
	/** The plan of a newly registered account. */
	plan: string;
	/** Articles written at the same time by this process; 0 makes it an API server only. */
	workers: number;
	/** Milliseconds after which another worker may take over a job whose worker is silent. */
	leaseDuration: number;
	/** By which the command line acts as that operator; without it, as whoever owns the machine. */
	operatorKey: string | undefined;
	logLevel: string;
};

/** The settings could not be read. `problems` has one sentence for each. */
export class ConfigError extends SetupError {
	readonly problems: string[];

	constructor(problems: string[]) {
		super(problems.join('\n'));
		this.name = 'ConfigError';
		this.problems = problems;
	}
}

/**
 * Reads the settings once. An empty variable counts as unset.
 * @throws {ConfigError} with a sentence for each setting that is wrong.
 */
export function readConfig(environment: Record<string, string | undefined>): Config {
	const present = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
	const parsed = Settings.safeParse(present);
	if (!parsed.success) {
		throw new ConfigError(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`));
	}
	const settings = parsed.data;
	if (settings.DRAFTSMITH_SMTP_URL !== undefined && settings.DRAFTSMITH_MAIL_FROM === undefined) {
		throw new ConfigError([
			'DRAFTSMITH_MAIL_FROM: is needed with DRAFTSMITH_SMTP_URL, as the address that mails are from',
		]);
	}
	return {
		port: settings.PORT,
		host: settings.HOST,
		dataFolder: resolve(settings.DRAFTSMITH_DATA),
		masterKey: settings.DRAFTSMITH_MASTER_KEY,
		newMasterKey: settings.DRAFTSMITH_NEW_MASTER_KEY,
		databaseUrl: settings.DATABASE_URL,
		enginesFile: settings.DRAFTSMITH_ENGINES,
		discover: settings.DRAFTSMITH_DISCOVER,
		ollamaHost: settings.OLLAMA_HOST,
		allowPrivateSites: settings.DRAFTSMITH_ALLOW_PRIVATE_SITES,
		publicUrl: settings.DRAFTSMITH_PUBLIC_URL?.replace(/\/+$/, ''),
		verification: settings.DRAFTSMITH_VERIFICATION,
		registrationsPerHour: settings.DRAFTSMITH_REGISTRATIONS_PER_HOUR,
		badKeysPerMinute: settings.DRAFTSMITH_BAD_KEYS_PER_MINUTE,
		trustProxy: settings.DRAFTSMITH_TRUST_PROXY,
		shedDelay: settings.DRAFTSMITH_SHED_DELAY_MS,
		smtpUrl: settings.DRAFTSMITH_SMTP_URL,
		mailFrom: settings.DRAFTSMITH_MAIL_FROM,
		plan: settings.DRAFTSMITH_PLAN,
		workers: settings.DRAFTSMITH_WORKERS,
		leaseDuration: settings.DRAFTSMITH_LEASE_SECONDS * 1000,
		operatorKey: settings.DRAFTSMITH_OPERATOR_KEY,
		logLevel: settings.LOG_LEVEL,
	};
}
