import { Template, TemplateContent, TemplateList, TemplateName } from '@draftsmith/shared';
import { z } from 'zod';
import { createRoute, type HttpApp, json, problems, secured } from '../platform/http.ts';
import { deleteTemplate, listTemplates, readTemplate, saveTemplate, type TemplatesContext } from './template.ts';

const named = z.object({ name: TemplateName });

const listRoute = createRoute({
	method: 'get',
	path: '/v1/templates',
	summary: 'The site’s templates, each in its newest version',
	...secured('jobs'),
	responses: { 200: json(TemplateList, 'The templates'), ...problems(401) },
});

const readRoute = createRoute({
	method: 'get',
	path: '/v1/templates/{name}',
	summary: 'A template',
	...secured('jobs'),
	request: {
		params: named,
		query: z.object({
			version: z.coerce.number().int().min(1).optional().meta({ description: 'The newest when left out.' }),
		}),
	},
	responses: { 200: json(Template, 'The template'), ...problems(401, 404) },
});

const saveRoute = createRoute({
	method: 'put',
	path: '/v1/templates/{name}',
	summary: 'Store a template as its newest version',
	description: 'Earlier versions stay: a job names the newest (`house-style`) or one version (`house-style@3`).',
	...secured('jobs'),
	request: { params: named, body: { required: true, ...json(TemplateContent, 'The template') } },
	responses: {
		200: json(Template, 'It was the newest version already'),
		201: json(Template, 'The new version'),
		...problems(400, 401, 409, 413, 415),
	},
});

const deleteRoute = createRoute({
	method: 'delete',
	path: '/v1/templates/{name}',
	summary: 'Delete a template with all its versions',
	description: 'Jobs that were submitted with it keep it.',
	...secured('jobs'),
	request: { params: named },
	responses: { 204: { description: 'Deleted' }, ...problems(401, 404) },
});

/** Adds the routes of templates. */
export function registerTemplateRoutes(app: HttpApp, context: TemplatesContext): void {
	app.openapi(listRoute, async (c) => {
		c.header('cache-control', 'no-store');
		return c.json({ data: await listTemplates(context, c.get('caller').siteId) }, 200);
	});
	app.openapi(readRoute, async (c) => {
		const { version } = c.req.valid('query');
		const { name } = c.req.valid('param');
		c.header('cache-control', 'no-store');
		const reference = version === undefined ? name : `${name}@${version}`;
		return c.json(await readTemplate(context, c.get('caller').siteId, reference), 200);
	});
	app.openapi(saveRoute, async (c) => {
		const { siteId } = c.get('caller');
		const { template, isNew } = await saveTemplate(context, siteId, c.req.valid('param').name, c.req.valid('json'));
		return isNew ? c.json(template, 201) : c.json(template, 200);
	});
	app.openapi(deleteRoute, async (c) => {
		await deleteTemplate(context, c.get('caller').siteId, c.req.valid('param').name);
		return c.body(null, 204);
	});
}
