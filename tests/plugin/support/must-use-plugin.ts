import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WordPressSite } from '../../wordpress/index.ts';

/** Installs code that WordPress runs on every request, before all plugins. `code` begins with `<?php`. */
export function addMustUsePlugin(site: WordPressSite, name: string, code: string): void {
	writeFileSync(join(site.folder, 'wp-content', 'mu-plugins', `${name}.php`), code);
}
