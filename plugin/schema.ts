/**
 * Writes build/contract.php: the JSON Schemas that PHP validates with, made from the zod schemas of @draftsmith/shared and of
 * schema/, so that the contract exists once. Run with `node plugin/schema.ts`.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import {
	Account,
	Article,
	Catalog,
	CreatedKey,
	DeletionRequest,
	EventsToken,
	Job,
	JobList,
	PolicyAcknowledgement,
	Registration,
	RestrictionRequest,
	RetentionReport,
	UsageReport,
} from '@draftsmith/shared';
import { z } from 'zod';
import { abilitySchemas } from './schema/abilities.ts';
import { batchSchemas } from './schema/batches.ts';
import { healthSchemas } from './schema/health.ts';
import { jobSchemas } from './schema/jobs.ts';
import { networkSchemas } from './schema/network.ts';
import { outlineSchemas } from './schema/outline.ts';
import { presetSchemas } from './schema/presets.ts';
import { reviewSchemas } from './schema/review.ts';
import { settingsSchemas } from './schema/settings.ts';
import { usageSchemas } from './schema/usage.ts';

/** By the names that PHP asks for: arguments of the site's REST routes, their answers, and answers of the service. */
const schemas = {
	...abilitySchemas,
	...batchSchemas,
	...healthSchemas,
	...jobSchemas,
	...reviewSchemas,
	...outlineSchemas,
	...presetSchemas,
	...networkSchemas,
	...settingsSchemas,
	...usageSchemas,
	Account,
	Article,
	Catalog,
	CreatedKey,
	DeletionRequest,
	EventsToken,
	Job,
	JobList,
	PolicyAcknowledgement,
	Registration,
	RestrictionRequest,
	RetentionReport,
	UsageReport,
};

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** Leaves out what WordPress checks by `format` anyway, and the limits of JavaScript's integers. */
function isNoise(key: string, value: Json, siblings: { readonly [key: string]: Json }): boolean {
	if (key === '$schema') return true;
	if (key === 'pattern') return siblings.format !== undefined;
	return (key === 'minimum' || key === 'maximum') && Math.abs(Number(value)) === Number.MAX_SAFE_INTEGER;
}

/** A JSON value as a PHP expression. */
function toPhp(value: Json, indent: string): string {
	if (value === null || typeof value === 'number' || typeof value === 'boolean') return String(value);
	if (typeof value === 'string') return `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
	const inner = `${indent}\t`;
	const items = isList(value)
		? value.map((item) => toPhp(item, inner))
		: Object.entries(value)
				.filter(([key, item]) => !isNoise(key, item, value))
				.map(([key, item]) => `${toPhp(key, inner)} => ${toPhp(item, inner)}`);
	return items.length === 0 ? 'array()' : `array(\n${items.map((item) => `${inner}${item},\n`).join('')}${indent})`;
}

function isList(value: readonly Json[] | { readonly [key: string]: Json }): value is readonly Json[] {
	return Array.isArray(value);
}

function toSchema(schema: z.ZodType): Json {
	// Through JSON, since zod's type allows what JSON has not.
	const json: Json = JSON.parse(JSON.stringify(z.toJSONSchema(schema, { target: 'draft-4', io: 'input' })));
	return json;
}

const contract = Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, toSchema(schema)]));
const folder = new URL('build/', import.meta.url);
mkdirSync(folder, { recursive: true });
writeFileSync(
	new URL('contract.php', folder),
	`<?php\n// Written by plugin/schema.ts. Change the schemas in shared/src/contract instead.\ndefined( 'ABSPATH' ) || exit;\n\nreturn ${toPhp(contract, '')};\n`,
);
