import { Id, Job, JobRequest, Outline, Quote, Regeneration } from '@draftsmith/shared';
import { z } from 'zod';
import { createRoute, type HttpApp, json, problems, secured } from '../platform/http.ts';
import type { JobsContext } from './context.ts';
import { approveOutline, readOutline } from './outline.ts';
import { quoteRequest } from './quote.ts';
import { regenerateSection } from './regenerate.ts';
import { writing } from './unrestricted.ts';

const params = z.object({ id: Id });

const quoteRoute = createRoute({
	method: 'post',
	path: '/v1/quotes',
	summary: 'Tokens and price of a request, before it runs',
	description: 'Takes what POST /v1/jobs takes. Nothing is stored and nothing is charged.',
	...writing(),
	request: { body: { required: true, ...json(JobRequest, 'What would be written') } },
	responses: { 200: json(Quote, 'The range'), ...problems(400, 401, 413, 415) },
});

const readOutlineRoute = createRoute({
	method: 'get',
	path: '/v1/jobs/{id}/outline',
	summary: 'The outline of an article',
	...secured('jobs'),
	request: { params },
	responses: { 200: json(Outline, 'The outline'), ...problems(401, 404, 409, 410) },
});

const approveRoute = createRoute({
	method: 'post',
	path: '/v1/jobs/{id}/outline',
	summary: 'Approve or change the outline; the article is then written',
	description: 'For a job that was submitted with `outline_only` and is in the phase `awaiting_approval`.',
	...writing(),
	request: { params, body: { required: true, ...json(Outline, 'The outline to write by') } },
	responses: { 202: json(Job, 'It goes on'), ...problems(400, 401, 404, 409, 410, 413, 415) },
});

const regenerateRoute = createRoute({
	method: 'post',
	path: '/v1/jobs/{id}/sections/{section}/regenerate',
	summary: 'Have one section of a finished article written anew',
	description:
		'Before delivery. The job goes back into the queue; its result is replaced when it is done. If that fails, the article is as it was and `error` says why.',
	...writing(),
	request: {
		params: params.extend({ section: z.string().regex(/^\d{1,4}$/) }),
		body: { required: true, ...json(Regeneration, 'What to do differently') },
	},
	responses: { 202: json(Job, 'It is being written'), ...problems(400, 401, 404, 409, 410, 413, 415, 429) },
});

/** Adds the routes that reach into the making of an article. */
export function registerArticleRoutes(app: HttpApp, context: JobsContext): void {
	app.openapi(quoteRoute, async (c) => c.json(await quoteRequest(context, c.get('caller'), c.req.valid('json')), 200));

	app.openapi(readOutlineRoute, async (c) => {
		c.header('cache-control', 'no-store');
		return c.json(await readOutline(context, c.get('caller').siteId, c.req.valid('param').id), 200);
	});

	app.openapi(approveRoute, async (c) => {
		const { id } = c.req.valid('param');
		return c.json(await approveOutline(context, c.get('caller').siteId, id, c.req.valid('json')), 202);
	});

	app.openapi(regenerateRoute, async (c) => {
		const { id, section } = c.req.valid('param');
		const asked = { section: Number(section), ...c.req.valid('json') };
		return c.json(await regenerateSection(context, c.get('caller'), id, asked), 202);
	});
}
