// `npm run i18n`: writes languages/draftsmith.pot from the source, brings languages/*.po in step with it, and says what has no
// translation yet. Translations themselves are written by people, into the .po files.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { translationProblems } from './check-translations.ts';
import { LANGUAGES } from './languages.ts';
import { mergeTranslations, readTranslations, renderPot } from './po-files.ts';
import { sourceMessages } from './source-messages.ts';

const plugin = join(import.meta.dirname, '..');
const messages = sourceMessages(plugin);
writeFileSync(join(plugin, 'languages', 'draftsmith.pot'), renderPot(messages));
console.log(`i18n: ${messages.length} messages`);
for (const language of LANGUAGES) {
	mergeTranslations(plugin, language, messages);
	const problems = translationProblems(language, messages, readTranslations(plugin, language));
	console.log(`i18n: ${language.locale}: ${problems.length === 0 ? 'complete' : `${problems.length} to do`}`);
	for (const problem of problems.slice(0, 5)) console.log(`      ${problem}`);
}
