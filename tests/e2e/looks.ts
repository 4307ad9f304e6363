import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { WordPressSite } from '../wordpress/index.ts';
import { expect, picture } from './fixtures.ts';

/** The admin area from right to left, as in Arabic, of which no translation is at hand. */
export const RIGHT_TO_LEFT = `<?php
add_filter( 'gettext_with_context', static function ( $translation, $text, $context ) {
	return 'text direction' === $context ? 'rtl' : $translation;
}, 10, 3 );`;

/** Texts as long as in German, and words as long. */
export const LONG_TEXTS = `<?php
add_action( 'admin_enqueue_scripts', static function () {
	wp_add_inline_script( 'wp-i18n', 'wp.hooks.addFilter( "i18n.gettext_draftsmith", "test", ( text ) => text + " Datenschutzgrundverordnung".slice( 0, Math.ceil( text.length * 0.4 ) ) );' );
} );`;

/** Installs code that WordPress runs on every request. `<?php` alone takes it away. */
export function installCode(site: WordPressSite, name: string, code: string): void {
	writeFileSync(join(site.folder, 'wp-content', 'mu-plugins', `${name}.php`), code);
}

/** A picture of the whole page, which must not be wider than the window. */
export async function wholePage(page: Page, version: string, name: string, width: number): Promise<void> {
	await page.setViewportSize({ width, height: 900 });
	const height = await page.evaluate(() => document.documentElement.scrollHeight);
	await page.setViewportSize({ width, height: Math.max(900, height) });
	await picture(page, version, name);
	const overflow = await page.evaluate(
		() => document.documentElement.scrollWidth - document.documentElement.clientWidth,
	);
	expect(overflow, `${name} is wider than the window`).toBeLessThanOrEqual(0);
	await page.setViewportSize({ width: 1280, height: 900 });
}
