import { expect, test } from 'vitest';
import { ConfigError, readConfig } from './config.ts';

test('nothing set gives a service on loopback with SQLite', () => {
	expect(readConfig({})).toMatchObject({
		port: 8787,
		host: '127.0.0.1',
		databaseUrl: undefined,
		allowPrivateSites: false,
	});
});

test('an empty variable counts as unset', () => {
	expect(readConfig({ PORT: '', DATABASE_URL: '' })).toMatchObject({ port: 8787, databaseUrl: undefined });
});

test('everything that is wrong is named at once, without its value', () => {
	const read = () => readConfig({ PORT: 'many', DRAFTSMITH_MASTER_KEY: 'secret', DATABASE_URL: 'mysql://x' });
	expect(read).toThrow(ConfigError);
	expect(read).toThrow(/PORT[\s\S]*DRAFTSMITH_MASTER_KEY[\s\S]*DATABASE_URL/);
	expect(read).not.toThrow(/secret/);
});
