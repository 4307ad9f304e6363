import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** The npm project that holds llama.cpp. It is not a part of the service's own install: most services never need it. */
export const LLAMA_CPP_FOLDER = join(import.meta.dirname, '../../llama-cpp');

/** What to run so that llama.cpp is there. */
export const INSTALL_LLAMA_CPP = 'npm run draftsmith -- llama-cpp install';

/** Where the installed package's entry is, whether it is installed or not. */
export function llamaCppEntry(folder: string = LLAMA_CPP_FOLDER): string {
	return join(folder, 'node_modules', 'node-llama-cpp', 'dist', 'index.js');
}

/** Whether llama.cpp was installed; not whether its binary runs on this machine. */
export function isLlamaCppInstalled(folder: string = LLAMA_CPP_FOLDER): boolean {
	return existsSync(llamaCppEntry(folder));
}
