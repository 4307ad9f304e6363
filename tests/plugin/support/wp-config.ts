import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WordPressSite } from '../../wordpress/index.ts';

/** Gives a site other security keys in wp-config.php, as after a break-in or a move. Whoever was logged in no longer is. */
export function changeSalts(site: WordPressSite): void {
	const file = join(site.folder, 'wp-config.php');
	const salt = /(define\( '(?:AUTH|SECURE_AUTH|LOGGED_IN|NONCE)_(?:KEY|SALT)', ')[^']*/g;
	const before = readFileSync(file, 'utf8');
	const after = before.replace(salt, (_, start: string) => start + randomBytes(48).toString('base64'));
	if (after === before) throw new Error(`${file} holds no salts that could be changed`);
	writeFileSync(file, after);
}

/** Adds a constant to a site's wp-config.php. */
export function addConstant(site: WordPressSite, name: string, value: string): void {
	const file = join(site.folder, 'wp-config.php');
	writeFileSync(file, readFileSync(file, 'utf8').replace('<?php', `<?php\ndefine( '${name}', '${value}' );`));
}
