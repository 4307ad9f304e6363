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

/** Another language than English for the plugin; core's own translations are not at hand. */
export const speaks = (locale: string) => `<?php add_filter( 'locale', static function () { return '${locale}'; } );`;

/** What of a part one must scroll sideways to read, as HTML. */
export function scrolledSideways(page: Page, selector: string): Promise<string[]> {
	return page.locator(selector).evaluate((part) =>
		[...part.querySelectorAll('*')]
			.filter((element) => {
				const { overflowX } = getComputedStyle(element);
				return ['auto', 'scroll'].includes(overflowX) && element.scrollWidth > element.clientWidth + 1;
			})
			.map((element) => `${element.scrollWidth - element.clientWidth} px: ${element.outerHTML.slice(0, 120)}`),
	);
}

/** Installs code that WordPress runs on every request. `<?php` alone takes it away. */
export function installCode(site: WordPressSite, name: string, code: string): void {
	writeFileSync(join(site.folder, 'wp-content', 'mu-plugins', `${name}.php`), code);
}

/** A picture of the whole page, which must not be wider than the window. */
export async function wholePage(page: Page, version: string, name: string, width: number): Promise<void> {
	await page.setViewportSize({ width, height: 900 });
	const height = await page.evaluate(() => document.documentElement.scrollHeight);
	await page.setViewportSize({ width, height: Math.max(900, height) });
	await expectNoOverflow(page, name);
	await picture(page, version, name);
	await page.setViewportSize({ width: 1280, height: 900 });
}

/** The page is not wider than the window, once what draws itself anew after a change of the window's size has done so. */
export async function expectNoOverflow(page: Page, name: string): Promise<void> {
	const overflow = () =>
		page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
	await expect.poll(overflow, `${name} is wider than the window`).toBeLessThanOrEqual(0);
}
