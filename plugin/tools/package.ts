// `npm run build:plugin`: packs the built plugin into dist/draftsmith.zip, as the plugin directory and WordPress's upload take it. The
// same files give the same bytes: they are sorted, and all have one time and the same rights.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Zippable, zipSync } from 'fflate';
import { packageFiles } from './package-files.ts';

const SLUG = 'draftsmith';
/** The first moment that a zip can name, in the zone of the machine: a zip knows no zones. */
const TIME = new Date(1980, 0, 1);
/** A plain file that its owner may write and everybody may read, as Unix has it in the upper half. */
const RIGHTS = (0o100644 << 16) >>> 0;
const UNIX = 3;

const plugin = join(import.meta.dirname, '..');
const root = join(plugin, '..');
if (!existsSync(join(plugin, 'build', 'contract.php'))) {
	console.error('package: the plugin is not built. Run `npm run build:plugin`, which builds it first.');
	process.exit(1);
}
const sources = new Map(packageFiles(plugin).map((path) => [path, join(plugin, path)]));
sources.set('LICENSE', join(root, 'LICENSE'));
const archive: Zippable = {};
for (const [path, file] of [...sources].sort(([one], [other]) => (one < other ? -1 : 1))) {
	archive[`${SLUG}/${path}`] = [readFileSync(file), { level: 9, mtime: TIME, os: UNIX, attrs: RIGHTS }];
}
const bytes = zipSync(archive);
mkdirSync(join(root, 'dist'), { recursive: true });
writeFileSync(join(root, 'dist', `${SLUG}.zip`), bytes);
const hash = createHash('sha256').update(bytes).digest('hex');
console.log(`dist/${SLUG}.zip: ${sources.size} files, ${(bytes.length / 1024).toFixed(0)} KB, SHA-256 ${hash}`);
