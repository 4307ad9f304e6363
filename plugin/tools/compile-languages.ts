// Makes of languages/*.po what WordPress reads: for PHP one file a language, and for each script the messages of that script.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LANGUAGES, type Language } from './languages.ts';
import { keyOf, type Message, TEXT_DOMAIN } from './messages.ts';
import { readTranslations, type Translations } from './po-files.ts';
import { phpMessages, typeScriptMessages } from './source-messages.ts';

type Entry = { key: string; forms: string[] };

/**
 * Writes build/languages in the plugin's folder.
 * @param scripts For each bundle the files that are in it, relative to that folder.
 */
export function compileLanguages(plugin: string, scripts: Record<string, string[]>): void {
	const folder = join(plugin, 'build', 'languages');
	mkdirSync(folder, { recursive: true });
	const php = phpMessages(plugin);
	const typeScript = typeScriptMessages(plugin);
	for (const language of LANGUAGES) {
		const translations = readTranslations(plugin, language);
		const base = join(folder, `${TEXT_DOMAIN}-${language.locale}`);
		writeFileSync(`${base}.l10n.php`, renderPhp(language, translated(php, translations)));
		for (const [script, files] of Object.entries(scripts)) {
			const used = typeScript.filter(({ references }) => references.some((path) => files.includes(path)));
			// Named after the script's handle, which class-assets.php gives it.
			writeFileSync(`${base}-draftsmith-${script}.json`, renderJson(language, translated(used, translations)));
		}
	}
}

function translated(messages: Message[], translations: Translations): Entry[] {
	return messages
		.map((message) => ({ key: keyOf(message), forms: translations.get(keyOf(message)) ?? [] }))
		.filter(({ forms }) => forms.length > 0 && !forms.includes(''));
}

/** Jed's form, which @wordpress/i18n takes. */
function renderJson({ tag, pluralRule }: Language, entries: Entry[]): string {
	const messages = {
		'': { domain: 'messages', lang: tag, 'plural-forms': pluralRule },
		...Object.fromEntries(entries.map(({ key, forms }) => [key, forms])),
	};
	return `${JSON.stringify({ domain: 'messages', locale_data: { messages } })}\n`;
}

/** What WordPress reads instead of a .mo file; opcache keeps it in memory. */
function renderPhp({ tag, pluralRule }: Language, entries: Entry[]): string {
	const lines = entries.map(({ key, forms }) => `${quote(key)} => ${quote(forms.join('\0'))},\n`);
	return `<?php return array( 'domain' => '${TEXT_DOMAIN}', 'plural-forms' => '${pluralRule}', 'language' => '${tag}', 'messages' => array(\n${lines.join('')}) );\n`;
}

/** A string of PHP. The NUL between forms and the U+0004 after a context stand in it as they are. */
function quote(text: string): string {
	return `'${text.replace(/[\\']/g, '\\$&')}'`;
}
