import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { LANGUAGES } from '../../plugin/tools/languages.ts';
import { readTranslations } from '../../plugin/tools/po-files.ts';
import { bootWordPress, type WordPressSite, type WordPressVersion } from '../wordpress/index.ts';
import { evaluate } from './support/evaluate.ts';
import { addMustUsePlugin } from './support/must-use-plugin.ts';

const plugin = join(import.meta.dirname, '../../plugin');

/** A text that PHP prints on the page of settings, one that its script shows, and one with plural forms. */
const OF_PHP = 'These settings need JavaScript. Enable it in your browser and reload the page.';
const OF_SCRIPT = 'Register this site';
const WITH_FORMS = '%s year';

/** What core prints before a script for it to find its texts. */
const ScriptTexts = z.object({
	locale_data: z.object({ messages: z.record(z.string(), z.union([z.array(z.string()), z.looseObject({})])) }),
});

/** Has WordPress speak the language that a file names. No translation of its own is at hand, so the rest stays English. */
const LANGUAGE = `<?php
add_filter( 'locale', static function () {
	return file_get_contents( WP_CONTENT_DIR . '/language.txt' );
} );`;

describe.each<{ version: WordPressVersion }>([{ version: '7.1' }, { version: '6.8' }])(
	'translations on WordPress $version',
	({ version }) => {
		let site: WordPressSite;
		let cookie: string;
		const speak = (locale: string) => writeFileSync(join(site.folder, 'wp-content', 'language.txt'), locale);
		const openSettings = async () => {
			const address = `${site.url}/wp-admin/options-general.php?page=draftsmith`;
			return (await fetch(address, { headers: { cookie } })).text();
		};

		beforeAll(async () => {
			site = await bootWordPress({ version });
			({ cookie } = await site.login(site.admin));
			speak('en_US');
			addMustUsePlugin(site, 'language', LANGUAGE);
		});
		afterAll(() => site?.stop());

		test('in English nothing is looked for', async () => {
			const html = await openSettings();
			expect(html.includes(OF_PHP)).toBe(true);
			expect(html.includes('id="draftsmith-settings-js-translations"')).toBe(false);
		});

		test.each(LANGUAGES.map((language) => ({ ...language })))(
			'$locale: PHP and scripts find theirs',
			async (language) => {
				const translations = readTranslations(plugin, language);
				const [ofPhp = '', ofScript = ''] = [OF_PHP, OF_SCRIPT].map((text) => translations.get(text)?.[0]);
				expect(ofPhp, `“${OF_PHP}” is not translated`).not.toBe('');
				speak(language.locale);
				const html = await openSettings();
				expect(html.includes(ofPhp.replaceAll("'", '&#039;')), ofPhp).toBe(true);
				expect(html.includes(OF_PHP), OF_PHP).toBe(false);

				const script = /id="draftsmith-settings-js-translations">([\s\S]*?)<\/script>/.exec(html)?.[1] ?? '';
				const json = /\( "draftsmith", (\{.*\})\s*\);/.exec(script)?.[1] ?? 'null';
				const { messages } = ScriptTexts.parse(JSON.parse(json)).locale_data;
				expect(messages[OF_SCRIPT]).toEqual([ofScript]);
				expect(messages[WITH_FORMS]).toHaveLength(language.pluralForms);
				// Only what this script shows.
				expect(messages).not.toHaveProperty([OF_PHP]);
				expect(site.debugLog()).toBe('');
			},
		);

		test('a background job speaks the language of the site', async () => {
			speak('lt_LT');
			const text = 'Draftsmith is turned off on this site.';
			const lithuanian = LANGUAGES.find(({ locale }) => locale === 'lt_LT');
			const expected = lithuanian && readTranslations(plugin, lithuanian).get(text)?.[0];
			expect(expected).toBeTruthy();
			expect(await evaluate(site, z.string(), `return __( ${JSON.stringify(text)}, 'draftsmith' );`)).toBe(expected);
		});
	},
);
