import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Constants } from './types.ts';

/** Where the site's data is: SQLite needs nothing said, MariaDB its socket. */
export type DatabaseLocation = { kind: 'sqlite' } | { kind: 'mariadb'; socket: string };

const saltNames = ['AUTH', 'SECURE_AUTH', 'LOGGED_IN', 'NONCE'];

/**
 * Gives the text of a site's wp-config.php with salts of its own.
 * @param constants in order of increasing weight: a later one wins over the same name before it.
 */
export function renderWpConfig(database: DatabaseLocation, ...constants: Constants[]): string {
	const all: Constants = {
		DB_NAME: 'wordpress',
		DB_USER: 'root',
		DB_PASSWORD: '',
		DB_HOST: database.kind === 'mariadb' ? `localhost:${database.socket}` : '',
		DB_CHARSET: 'utf8mb4',
		DB_COLLATE: '',
		...Object.fromEntries(
			saltNames.flatMap((name) => [
				[`${name}_KEY`, randomBytes(48).toString('base64')],
				[`${name}_SALT`, randomBytes(48).toString('base64')],
			]),
		),
		...Object.assign({}, ...constants),
	};
	return [
		'<?php',
		...definitions(all),
		"$table_prefix = 'wp_';",
		"defined( 'ABSPATH' ) || define( 'ABSPATH', __DIR__ . '/' );",
		"require_once ABSPATH . 'wp-settings.php';",
		'',
	].join('\n');
}

/** Adds constants to the wp-config.php in a site's folder. */
export function addConstants(folder: string, constants: Constants): void {
	const file = join(folder, 'wp-config.php');
	const before = readFileSync(file, 'utf8');
	writeFileSync(
		file,
		before.replace('<?php', () => ['<?php', ...definitions(constants)].join('\n')),
	);
}

function definitions(constants: Constants): string[] {
	return Object.entries(constants).map(([name, value]) => `define( '${name}', ${toPhp(value)} );`);
}

function toPhp(value: string | number | boolean): string {
	return typeof value === 'string' ? `'${value.replace(/[\\']/g, '\\$&')}'` : String(value);
}
