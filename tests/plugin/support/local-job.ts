import { JobState } from '@draftsmith/shared';
import { expect } from 'vitest';
import { z } from 'zod';
import type { RestRequest, RestResponse, WordPressSite } from '../../wordpress/index.ts';

/** What the site says of a job, as far as the tests look at it. */
export const LocalJob = z.looseObject({
	id: z.number(),
	job_id: z.string().nullable(),
	post_id: z.number(),
	batch_row: z.number().nullable(),
	state: JobState,
	scope: z.string(),
	unsent: z.boolean(),
	discarded: z.boolean(),
	can_retry: z.boolean(),
	held: z.boolean(),
	has_review: z.boolean(),
	error: z.object({ code: z.string(), message: z.string(), retryable: z.boolean() }).nullable(),
	inserted: z
		.object({ post_id: z.number(), as: z.string(), note: z.string(), edit_link: z.string(), view_link: z.string() })
		.nullable(),
});
export type LocalJob = z.infer<typeof LocalJob>;

const SiteError = z.object({
	code: z.string(),
	message: z.string(),
	data: z.looseObject({ status: z.number() }),
});

/** Calls a route of the plugin, as the administrator unless told otherwise. `path` follows `/draftsmith/v1`. */
export function callPlugin(site: WordPressSite, path: string, request: RestRequest = {}): Promise<RestResponse> {
	return site.rest(`/draftsmith/v1${path}`, { user: site.admin, ...request });
}

/** Calls a route that answers with a job. An answer that is none fails the test and shows what came. */
export async function askForJob(site: WordPressSite, path: string, request: RestRequest = {}): Promise<LocalJob> {
	const { status, json } = await callPlugin(site, path, request);
	expect(status, JSON.stringify(json)).toBeLessThan(300);
	return LocalJob.parse(json);
}

/** How a job stands, as the site's own route tells it. */
export function readJob(site: WordPressSite, id: number): Promise<LocalJob> {
	return askForJob(site, `/jobs/${id}`);
}

/** The error that an answer carries. One that carries none fails the test. */
export function errorOf({ status, json }: RestResponse): z.infer<typeof SiteError> {
	const error = SiteError.parse(json);
	expect(error.data.status).toBe(status);
	return error;
}
