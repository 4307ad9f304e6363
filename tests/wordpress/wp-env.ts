import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { repositoryFolder } from './cache-folder.ts';
import type { Constants, WordPressVersion } from './types.ts';

/** One environment of wp-env.json, with what it takes over from the root filled in. */
export type WpEnvironment = {
	/** Such as `WordPress/WordPress#7.1-branch`. */
	core: string;
	/** What Playground runs; native PHP is the machine's. */
	phpVersion: string;
	/** Absolute folders of the plugins. */
	plugins: string[];
	port: number;
	config: Constants;
};

/**
 * Reads the environment of wp-env.json whose `core` is of this WordPress version. `development` takes the root's port
 * and every other environment `testsPort`, as in wp-env itself.
 * @throws Error that says what to change, when the file is not valid or no environment has that version.
 */
export function readWpEnvironment(version: WordPressVersion): WpEnvironment {
	const file = join(repositoryFolder, 'wp-env.json');
	const root = asObject(JSON.parse(readFileSync(file, 'utf8')), file);
	const environments = { development: {}, ...asObject(root.env ?? {}, `"env" in ${file}`) };
	for (const [name, settings] of Object.entries(environments)) {
		const own = asObject(settings, `"env.${name}" in ${file}`);
		const core = asString(own.core ?? root.core, `"core" in ${file}`);
		if (core.split(/[#/-]/).some((part) => part === version || part.startsWith(`${version}.`))) {
			return {
				core,
				phpVersion: asString(own.phpVersion ?? root.phpVersion, `"phpVersion" in ${file}`),
				plugins: asStrings(own.plugins ?? root.plugins ?? [], `"plugins" in ${file}`).map((folder) =>
					resolve(repositoryFolder, folder),
				),
				port: asPort(own.port ?? (name === 'development' ? root.port : root.testsPort), file),
				config: {
					...asConstants(root.config ?? {}, `"config" in ${file}`),
					...asConstants(own.config ?? {}, `"env.${name}.config" in ${file}`),
				},
			};
		}
	}
	throw new Error(`No environment in ${file} has WordPress ${version} as its "core". Add one under "env".`);
}

function asObject(value: unknown, name: string): Record<string, unknown> {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) {
		throw new Error(`${name} must be an object.`);
	}
	return { ...value };
}

function asString(value: unknown, name: string): string {
	if (typeof value !== 'string' || value === '') {
		throw new Error(`${name} must be a text that is not empty.`);
	}
	return value;
}

function asStrings(value: unknown, name: string): string[] {
	if (!Array.isArray(value)) {
		throw new Error(`${name} must be a list.`);
	}
	return value.map((entry) => asString(entry, name));
}

function asPort(value: unknown, file: string): number {
	if (typeof value !== 'number' || !Number.isInteger(value) || value < 1 || value > 65_535) {
		throw new Error(`"port" and "testsPort" in ${file} must be numbers from 1 to 65535.`);
	}
	return value;
}

function asConstants(value: unknown, name: string): Constants {
	const constants: Constants = {};
	for (const [constant, setting] of Object.entries(asObject(value, name))) {
		if (typeof setting !== 'string' && typeof setting !== 'number' && typeof setting !== 'boolean') {
			throw new Error(`${name}: ${constant} must be a text, a number, true or false.`);
		}
		constants[constant] = setting;
	}
	return constants;
}
